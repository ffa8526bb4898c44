#!/bin/sh
# What the tests use besides Python: php, Redis, PostgreSQL, Chromium and Xvfb from Debian, the node
# clients from npm. Without root or npm the tests that need them say so and are skipped.
set -u
cd "$(dirname "$0")/.."
say() { printf 'rostrum: %s\n' "$*" >&2; }

# A command that a package brings, where the package has another name on other systems.
missing=''
for pair in php:php-cli redis-server:redis-server chromium:chromium Xvfb:xvfb initdb:postgresql nginx:nginx-light openssl:openssl; do
    command=${pair%%:*}
    command -v "$command" >/dev/null 2>&1 && continue
    ls /usr/lib/postgresql/*/bin/"$command" >/dev/null 2>&1 && continue
    missing="$missing ${pair#*:}"
done
php -m 2>/dev/null | grep -qx curl || missing="$missing php-curl"
if [ -n "$missing" ]; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "installing$missing"
        # Debian would start what it installs; the tests start their own.
        policy=/usr/sbin/policy-rc.d
        [ -e "$policy" ] || { made=yes; printf '#!/bin/sh\nexit 101\n' >"$policy"; chmod +x "$policy"; }
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing; } >&2 ||
            say "the tests that need$missing will be skipped"
        [ -z "${made-}" ] || rm -f "$policy"
    else
        say "tests are skipped that need what is missing here; for them run: sudo apt-get install -y$missing"
    fi
fi

# The packages of one folder with a package.json, into build/; again only when it has changed.
node_packages() {
    [ -f "$1/package.json" ] || return 0
    if ! command -v npm >/dev/null 2>&1; then
        say "the tests with $3 will be skipped; for them install nodejs and npm"
        return 0
    fi
    cmp -s "$1/package.json" "build/$2/package.json" && [ -d "build/$2/node_modules" ] && return 0
    mkdir -p "build/$2"
    cp "$1/package.json" "build/$2/"
    npm install --prefix "build/$2" --no-package-lock --no-audit --no-fund --silent >&2 || {
        rm -f "build/$2/package.json"
        say "the tests with $3 will be skipped"
    }
}

node_packages tests/contract/js js "JavaScript clients"
node_packages tests/queue/node node "Node's push service"
exit 0
