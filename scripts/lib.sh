# shellcheck shell=bash
# What every script here shares: where things are, how to speak, and how to get a missing tool.
# Sourced, never run. Nothing in it changes the machine until one of the need_* functions is called.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/rollcall
# shellcheck disable=SC2034 # used by the scripts that source this
target_dir=${CARGO_TARGET_DIR:-$root/target}

trunk_version=0.21.14
# It reads what the macros of wasm_split_helpers (Cargo.lock) write.
wasm_split_version=0.2.4
# The newest Chromium driver that still runs on Debian 12's own Node 18 is pinned in end2end/package.json.
node_needed=18

# --- Speaking -------------------------------------------------------------------------------------------------

say() { printf '%s\n' "$*"; }
step() { printf '\n==> %s\n' "$*"; }
note() { printf '    %s\n' "$*"; }

# die WHAT [HOW ...]: what is missing, then how to get it, one command a line.
die() {
  printf '\nerror: %s\n' "$1" >&2
  shift
  if (($#)); then
    printf '       To get it:\n' >&2
    printf '         %s\n' "$@" >&2
  fi
  exit 1
}

# seconds_since MARK, where MARK is an earlier $SECONDS.
seconds_since() { printf '%d s' "$((SECONDS - $1))"; }

have() { command -v "$1" >/dev/null 2>&1; }

# Only one of several calls at a time installs a thing; the others wait, then find it there.
with_lock() {
  local name=$1
  shift
  mkdir -p "$cache"
  (
    if ! flock --nonblock 9; then
      note "Another set-up is installing $name: waiting for it."
      flock 9
    fi
    "$@"
  ) 9>"$cache/.$name.lock"
}

# --- Debian packages ------------------------------------------------------------------------------------------

package_there() { [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }

# need_packages WHY PACKAGE...: installs those that are missing. Never removes anything to do so.
need_packages() {
  local why=$1 package missing=()
  shift
  for package in "$@"; do
    package_there "$package" || missing+=("$package")
  done
  ((${#missing[@]})) || return 0

  local by_hand=("apt-get update" "apt-get install --no-install-recommends ${missing[*]}")
  if ! have apt-get; then
    die "$why: ${missing[*]} (names of Debian packages) missing, and this system has no apt-get." \
      "install what your system calls ${missing[*]}, then run this again"
  fi
  if ((EUID != 0)); then
    die "$why: the packages ${missing[*]} are missing, and installing them needs root." "${by_hand[@]/#/sudo }"
  fi
  step "Installing Debian packages: ${missing[*]}"
  note "Why: $why."
  apt_update
  if ! DEBIAN_FRONTEND=noninteractive apt-get install --quiet=2 --yes --no-remove --no-install-recommends \
    -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 "${missing[@]}" </dev/null >"$cache/apt.log" 2>&1; then
    tail -n 15 "$cache/apt.log" >&2
    die "$why: apt-get could not install ${missing[*]} (above: the end of $cache/apt.log). Is there a network?" \
      "${by_hand[@]}"
  fi
}

apt_updated=
apt_update() {
  mkdir -p "$cache"
  [[ -z $apt_updated ]] || return 0
  apt_updated=yes
  # An out-of-date list is no reason to stop: the install that follows tells whether it was needed.
  apt-get update --quiet=2 </dev/null >"$cache/apt.log" 2>&1 || note "apt-get update failed; going on with the lists there are."
}

# --- The machine's own tools ----------------------------------------------------------------------------------

need_basics() {
  if ! have cargo && [[ -x $HOME/.cargo/bin/cargo ]]; then
    PATH=$HOME/.cargo/bin:$PATH
  fi
  { have cargo && have rustc; } || die "Rust (cargo, rustc) is missing." \
    "curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh" "or see https://rustup.rs"

  local wanted version
  wanted=$(sed -n 's/^rust-version *= *"\(.*\)"/\1/p' "$root/Cargo.toml" | head -n 1)
  version=$(rustc --version | cut -d ' ' -f 2)
  at_least "$version" "$wanted" || die "Rust $version is too old: Rollcall needs $wanted or newer." "rustup update stable"

  { have node && have npm; } || die "Node.js (node, npm) is missing: it runs wasm-opt, compresses the page and drives the tests." \
    "sudo apt-get install nodejs npm"
  version=$(node --version)
  at_least "${version#v}" "$node_needed" || die "Node.js ${version#v} is too old: version $node_needed or newer is needed." \
    "install a newer one, for example from https://nodejs.org"

  have cc || need_packages "a C compiler, for the crates that bring C code (SQLite, ring)" build-essential
}

at_least() { [[ $(printf '%s\n%s\n' "$2" "$1" | sort --version-sort | head -n 1) == "$2" ]]; }

# --- Tools of the page's build, each in a folder of its own under the cache -------------------------------------

# need_cargo_tool CRATE VERSION BINARY CARGO-ARGUMENT...
need_cargo_tool() {
  local crate=$1 version=$2 binary=$3
  local home=$cache/${binary}-$version
  PATH=$home/bin:$PATH
  [[ -x $home/bin/$binary ]] || with_lock "$binary-$version" install_cargo_tool "$home" "$@"
}

install_cargo_tool() {
  local home=$1 crate=$2 version=$3 binary=$4 begun=$SECONDS
  shift 4
  [[ ! -x $home/bin/$binary ]] || return 0
  step "Building $crate $version (once, some minutes)"
  note "It goes to $home; nothing else on this machine changes."
  # Compiled without optimisation: that halves the wait, and costs less than a second per build of the page.
  # The build folder outlives an interrupted run, so that the next one goes on where this one stopped.
  local build=(env -u RUSTFLAGS -u CARGO_BUILD_TARGET
    CARGO_TARGET_DIR="$cache/build/$binary-$version" CARGO_PROFILE_RELEASE_OPT_LEVEL=0
    CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=0
    CARGO_RESOLVER_INCOMPATIBLE_RUST_VERSIONS=fallback
    cargo install --quiet --root "$home" "$crate" --version "=$version" --bin "$binary" "$@")
  if ! "${build[@]}" --locked </dev/null 2>"$cache/cargo-install.log"; then
    note "Not with the versions that its author locked: $(grep -m 1 error "$cache/cargo-install.log")."
    note "Trying the newest ones that fit."
    "${build[@]}" </dev/null || die "$crate $version could not be built. Is there a network?" \
      "cargo install --locked --root $home $crate --version =$version $*"
  fi
  rm -rf "$cache/build/$binary-$version"
  note "Built in $(seconds_since "$begun")."
}

# The page's glue code is written by the very version of wasm-bindgen that the page links.
wasm_bindgen_version() { grep -A 1 '^name = "wasm-bindgen"$' "$root/Cargo.lock" | sed -n 's/^version = "\(.*\)"/\1/p'; }

need_npm_tools() {
  local version home
  version=$(sha256sum <"$root/scripts/tools/package-lock.json" | cut -c 1-12)
  home=$cache/page-tools-$version
  PATH=$home/node_modules/.bin:$PATH
  # Where esbuild finds what the page's program imports.
  export NODE_PATH=$home/node_modules
  [[ -x $home/node_modules/.bin/esbuild ]] || with_lock "page-tools-$version" install_npm_tools "$home"
}

install_npm_tools() {
  local home=$1
  [[ ! -x $home/node_modules/.bin/esbuild ]] || return 0
  step "Installing wasm-opt (npm package binaryen), esbuild and Fluent"
  mkdir -p "$home"
  cp "$root/scripts/tools/package.json" "$root/scripts/tools/package-lock.json" "$home/"
  npm ci --prefix "$home" --no-audit --no-fund --loglevel=error </dev/null ||
    die "wasm-opt, esbuild and Fluent could not be installed. Is there a network?" "npm ci --prefix $home"
}

# --- Rust for WebAssembly ---------------------------------------------------------------------------------------
#
# The ordinary way is `rustup target add wasm32-unknown-unknown`. Where rustup gets no answer (a network that lets
# through package registries only, say), Debian's own Rust builds the page instead: its packages bring the source
# of the standard library, which is compiled for WebAssembly once. See docs/development.md.

wasm_target=wasm32-unknown-unknown
debian_packages=(rustc-web cargo-web rust-web-src libstd-rust-web-dev)
wasm_way= # rustup or debian, once need_wasm_target has returned

# need_wasm_target: ROLLCALL_WASM_TOOLCHAIN=rustup or =debian forces one way.
need_wasm_target() {
  case ${ROLLCALL_WASM_TOOLCHAIN:-} in
    rustup) target_there || rustup_target_add || die "rustup could not add $wasm_target." "rustup target add $wasm_target" ;;
    debian)
      need_debian_std
      return
      ;;
    '')
      # What is there already wins; then rustup; then Debian.
      if ! target_there; then
        if debian_std_there || ! rustup_target_add; then
          need_debian_std
          return
        fi
      fi
      ;;
    *) die "ROLLCALL_WASM_TOOLCHAIN is '$ROLLCALL_WASM_TOOLCHAIN': it can be rustup, debian or unset." ;;
  esac
  wasm_way=rustup
}

target_there() { compgen -G "$(rustc --print sysroot)/lib/rustlib/$wasm_target/lib/libstd-*.rlib" >/dev/null; }

rustup_target_add() {
  have rustup || return 1
  local limit=${ROLLCALL_RUSTUP_SECONDS:-90}
  step "Adding the target $wasm_target with rustup"
  note "At most $limit s (ROLLCALL_RUSTUP_SECONDS): behind some networks rustup waits for ever."
  timeout --kill-after=5 "$limit" rustup target add "$wasm_target" </dev/null && target_there && return 0
  note "rustup did not bring it."
  return 1
}

# The folder of the standard library is named after the compiler that it belongs to.
debian_std() {
  [[ -x /usr/bin/rustc ]] || return 1
  printf '%s/wasm-std-%s' "$cache" "$(/usr/bin/rustc --version | tr -c 'a-zA-Z0-9.\n' '_')"
}

debian_std_there() {
  local home
  home=$(debian_std) && [[ -e $home/complete ]] && [[ -x /usr/bin/cargo ]]
}

need_debian_std() {
  wasm_way=debian
  debian_std_there || with_lock wasm-std build_debian_std
}

build_debian_std() {
  debian_std_there && return 0
  local package
  have dpkg-query || die "$wasm_target cannot be had from rustup, and the fall-back needs Debian 12." \
    "rustup target add $wasm_target"
  for package in rustup rustc; do
    ! package_there "$package" || die \
      "Debian's package '$package' is in the way of ${debian_packages[*]}, which the fall-back needs." \
      "rustup target add $wasm_target   (with a network that lets rustup through)" \
      "or: apt-get remove $package, and install Rust from https://rustup.rs"
  done
  need_packages "Rust for WebAssembly, since rustup cannot add $wasm_target here" "${debian_packages[@]}"

  local home work begun=$SECONDS
  home=$(debian_std)
  work=$cache/build/wasm-std
  step "Building Rust's standard library for WebAssembly from Debian's sources (once, about a minute)"
  note "It goes to $home; rustup's toolchains and /usr stay as they are."
  rm -rf "$work" "$home"
  mkdir -p "$work/src" "$work/bin" "$home/lib/rustlib/$wasm_target/lib"
  ln -s /usr/bin/cargo /usr/bin/rustc "$work/bin/"
  : >"$work/src/lib.rs"
  cat >"$work/Cargo.toml" <<'TOML'
[package]
name = "nothing"
edition = "2021"
[lib]
crate-type = ["rlib"]
[profile.release]
panic = "abort"
[workspace]
TOML
  # embed-bitcode: a later build with link-time optimisation reads it. RUSTC_BOOTSTRAP: -Z on a stable compiler.
  if ! (cd "$work" && env -u CARGO_TARGET_DIR -u CARGO_BUILD_TARGET -u RUSTC_WRAPPER \
    PATH="$work/bin:$PATH" RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes \
    cargo build --quiet --release -Zbuild-std=std,panic_abort --target "$wasm_target" </dev/null); then
    die "The standard library could not be built for WebAssembly." "rustup target add $wasm_target"
  fi
  cp "$work/target/$wasm_target/release/deps/"*.rlib "$home/lib/rustlib/$wasm_target/lib/"
  rm -f "$home/lib/rustlib/$wasm_target/lib/libnothing"*
  rm -rf "$work"
  ln -s /usr/bin/cargo /usr/bin/rustc "$home/"
  touch "$home/complete"
  note "Built in $(seconds_since "$begun")."
}

# for_wasm COMMAND...: runs it with the Rust that can build for WebAssembly. The caller's environment stays as it is.
for_wasm() {
  if [[ $wasm_way != debian ]]; then
    "$@"
    return
  fi
  local home lld
  home=$(debian_std)
  # Debian's package has no linker for WebAssembly; every toolchain of rustup has one.
  lld=$(rustc --print sysroot)/lib/rustlib/$(rustc -vV | sed -n 's/^host: //p')/bin/rust-lld
  [[ -x $lld ]] || lld=$(command -v wasm-ld || true)
  [[ -n $lld ]] || die "A linker for WebAssembly is missing (rust-lld or wasm-ld)." "apt-get install lld"
  env -u RUSTUP_TOOLCHAIN -u RUSTC -u RUSTFLAGS PATH="$home:$PATH" \
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER="$lld" \
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="--sysroot=$home" "$@"
}

# --- All of it --------------------------------------------------------------------------------------------------

# What the page and the server are built with. A second call takes a fraction of a second.
need_build_tools() {
  need_basics
  need_wasm_target
  need_cargo_tool trunk "$trunk_version" trunk --no-default-features --features rustls
  need_cargo_tool wasm-bindgen-cli "$(wasm_bindgen_version)" wasm-bindgen
  need_cargo_tool wasm_split_cli_support "$wasm_split_version" wasm-split-cli --features build-binary
  need_npm_tools
  export PATH
}
