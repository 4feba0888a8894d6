# shellcheck shell=bash
# What the tests need beyond the build: a browser, a database server, fonts, the browser's driver. Sourced.

# shellcheck source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

need_test_tools() {
  need_component rustfmt cargo-fmt
  need_component clippy cargo-clippy
  local packages=()
  [[ -n $(postgres_bin) ]] || packages+=(postgresql postgresql-contrib)
  [[ -n $(chromium_path) ]] || packages+=(chromium)
  ! have dpkg-query || packages+=(fonts-noto-core fonts-wqy-zenhei)
  have shellcheck || packages+=(shellcheck)
  without_cluster need_packages \
    "the store is tested on PostgreSQL too, the page in Chromium with names in many scripts, the scripts with shellcheck" \
    "${packages[@]}"
  need_driver
}

# The browser and its driver alone, to measure with.
need_browser() {
  [[ -n $(chromium_path) ]] || need_packages "the page is measured in Chromium" chromium
  need_driver
}

postgres_bin() {
  local found
  if have initdb && have postgres; then
    dirname "$(command -v initdb)"
  else
    found=$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort --version-sort | tail -n 1) || true
    [[ -z $found ]] || dirname "$found"
  fi
}

chromium_path() { command -v chromium || command -v chromium-browser || command -v google-chrome || true; }

# Debian makes and starts a database cluster when the server is installed. The tests want the programs alone.
without_cluster() {
  local settings=/etc/postgresql-common/createcluster.d/rollcall-tests.conf
  if ((EUID != 0)) || ! have apt-get || [[ " $* " != *" postgresql "* ]] || package_there postgresql-common; then
    "$@"
    return
  fi
  mkdir -p "${settings%/*}"
  echo 'create_main_cluster = false' >"$settings"
  "$@"
  rm -f "$settings"
}

need_driver() {
  local folder=$root/end2end
  cmp --quiet "$folder/package-lock.json" "$folder/node_modules/.installed-lock.json" 2>/dev/null && return 0
  step "Installing the browser's driver (npm packages of end2end/)"
  npm ci --prefix "$folder" --no-audit --no-fund --loglevel=error </dev/null ||
    die "The npm packages of end2end/ could not be installed. Is there a network?" "npm ci --prefix end2end"
  cp "$folder/package-lock.json" "$folder/node_modules/.installed-lock.json"
}

# rustup's small profile leaves these two out.
need_component() {
  cargo "${2#cargo-}" --version >/dev/null 2>&1 && return 0
  step "Adding $1 with rustup"
  { have rustup && timeout --kill-after=5 "${ROLLCALL_RUSTUP_SECONDS:-90}" rustup component add "$1" </dev/null &&
    cargo "${2#cargo-}" --version >/dev/null 2>&1; } ||
    die "$1 is missing, and rustup could not add it." "rustup component add $1"
}
