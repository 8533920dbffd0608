# shellcheck shell=bash
# Sourced by ./dev: installs the Debian packages of deploy/packages.txt that are missing. Names them once; asks nothing.

say() { printf '\033[1m== %s\033[0m\n' "$*" >&2; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

node_is_new_enough() { # a Node that came from elsewhere is as good as Debian's
    command -v npm >/dev/null && [ "$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0)" -ge 18 ]
}

# Prints the packages for the given purposes (build, test, run, hub, kiosk), one a line.
packages_for() {
    awk -v wanted=" $* " '
        /^[^#]/ { n = split($2, purposes, ","); for (i = 1; i <= n; i++) if (index(wanted, " " purposes[i] " ")) { print $1; next } }
    ' deploy/packages.txt
}

setup() {
    local stamp=build/stamps/setup package missing=()
    if [ "$stamp" -nt deploy/packages.txt ]; then return; fi
    if ! command -v apt-get >/dev/null; then
        say "This is no Debian: install what deploy/packages.txt names by hand, then: mkdir -p build/stamps; touch $stamp"
        return 1
    fi
    local installed
    installed=$(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' | awk '$1 == "ii" { print $2 }')
    while read -r package; do
        case "$package" in nodejs | npm) if node_is_new_enough; then continue; fi ;; esac
        grep -qx -- "$package" <<<"$installed" || missing+=("$package")
    done < <(packages_for build test run)
    if [ ${#missing[@]} -gt 0 ]; then
        say "Installing ${#missing[@]} Debian packages: ${missing[*]}"
        as_root apt-get update -qq
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
    fi
    mkdir -p build/stamps
    touch "$stamp"
}
