# shellcheck shell=bash
# Sourced by ./dev: builds the programs (CMake) and the web pages (npm), each only where something changed.

# build_tree PRESET [TARGET...]: configures a preset once and builds it, or only the targets named; Ninja itself sees what
# changed since.
build_tree() {
    local preset=$1 targets=()
    shift
    if [ $# -gt 0 ]; then targets=(--target "$@"); fi
    if [ ! -f "build/$preset/build.ninja" ]; then
        say "Configuring build/$preset"
        cmake --preset "$preset" >"build/configure-$preset.log" 2>&1 || { cat "build/configure-$preset.log" >&2; return 1; }
    fi
    NINJA_STATUS='[%f/%t %es] ' nice cmake --build --preset "$preset" -j "$(nproc)" ${targets[@]+"${targets[@]}"}
}

build_web() {
    local web=server/web stamp=build/stamps/web
    [ -f $web/package.json ] || return 0
    if [ ! -f $web/node_modules/.package-lock.json ] || [ $web/package-lock.json -nt $web/node_modules/.package-lock.json ]; then
        say "Installing the web libraries"
        # Keeps to the lock file, and does not rewrite it. `npm ci` would do too, but it refuses where a registry lacks the
        # builds of an optional library for other systems.
        (cd $web && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm install --no-save --no-audit --no-fund --loglevel=error)
        touch $web/node_modules/.package-lock.json
    fi
    if [ ! -d $web/dist ] || [ ! -f $stamp ] ||
        [ -n "$(find $web \( -name node_modules -o -name dist \) -prune -o -type f -newer $stamp -print -quit)" ]; then
        say "Building the web pages"
        (cd $web && npm run --silent build)
        touch $stamp
    fi
}

build() { # all, or only the programs named
    setup
    build_tree release "$@"
    build_web
}

web_tests() {
    [ -f server/web/package.json ] || return 0
    say "Web tests"
    (cd server/web && npm test --silent)
}
