# shellcheck shell=bash
# The two builds: the page first, since the server carries it inside. Sourced; the caller
# has called need_build_tools.

# shellcheck source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

site=$root/target/site

# Progress is for somebody who looks on; a log needs warnings and errors alone.
[[ -t 2 ]] || export CARGO_TERM_QUIET=true

# The page is rebuilt when anything that it is made of changed, its tools included; trunk itself would always rebuild.
build_page() {
  local stamp=$root/target/site.stamp inputs begun=$SECONDS
  inputs=$(page_inputs)
  if [[ -f $site/index.html && -f $stamp && $(<"$stamp") == "$inputs" ]]; then
    note "The page is up to date."
    return 0
  fi
  step "Building the page (WebAssembly, smallest code, then brotli and gzip)"
  rm -f "$stamp"
  mkdir -p "$site"
  # trunk works without the network, and so does the cargo that it calls: what they read is fetched here.
  for_wasm cargo fetch --quiet --locked --manifest-path "$root/Cargo.toml" </dev/null ||
    die "The page's crates could not be fetched. Is there a network?" "cargo fetch --locked"
  (cd "$root" && RUST_BACKTRACE=0 for_wasm \
    trunk --offline --log warn build --release --cargo-profile wasm-release --locked </dev/null)
  printf '%s\n' "$inputs" >"$stamp"
  note "Built in $(seconds_since "$begun"): $(page_size)."
}

page_inputs() {
  {
    (cd "$root" && find .cargo app frontend style Cargo.toml Cargo.lock Trunk.toml scripts/precompress.mjs scripts/split.mjs \
      scripts/short-names.mjs scripts/tools \
      -name node_modules -prune -o -type f -print0 | LC_ALL=C sort --zero-terminated | xargs -0 sha256sum)
    for_wasm rustc --version
    printf '%s\n' "$trunk_version" "${RUSTFLAGS:-}"
  } | sha256sum | cut -d ' ' -f 1
}

page_size() {
  local wasm all=0 sent=0
  for wasm in "$site"/*.wasm; do
    all=$((all + $(stat -c %s "$wasm")))
    sent=$((sent + $(stat -c %s "$wasm.br")))
  done
  printf '%s kB of WebAssembly in all, %s kB with brotli' $((all / 1000)) $((sent / 1000))
}

# The server and the reference chatbot, in one call: apart, cargo would build shared dependencies twice.
build_server() {
  local begun=$SECONDS
  step "Building the server and the reference chatbot (release)"
  compile_server
  if ! carries_page; then
    # It was compiled before there was a page: cargo sees which files changed, but not that there are some now.
    (cd "$root" && cargo clean --quiet --release --package rollcall-server)
    compile_server
    carries_page || die "The server was built without the page in it (target/site)." "make clean, then this again"
  fi
  note "Built in $(seconds_since "$begun"): target/release/rollcall."
}

compile_server() {
  (cd "$root" && cargo build --locked --release --package rollcall-server --bin rollcall --example chatbot </dev/null)
}

# The page's program has a hash of its content in its name.
carries_page() {
  local wasm
  for wasm in "$site"/*.wasm; do
    grep --quiet --text --fixed-strings "${wasm##*/}" "$target_dir/release/rollcall" || return 1
  done
}
