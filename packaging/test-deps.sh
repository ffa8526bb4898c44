#!/bin/sh
# What the tests use besides Python: php with curl from Debian, the node clients from npm.
# Without root or npm the tests that need them say so and are skipped.
set -u
cd "$(dirname "$0")/.."
say() { printf 'rostrum: %s\n' "$*" >&2; }

missing=''
for package in php-cli php-curl; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
if [ -n "$missing" ]; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "installing$missing"
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing; } >&2 ||
            say "the contract tests with php will be skipped"
    else
        say "the contract tests with php will be skipped; for them run: sudo apt-get install -y$missing"
    fi
fi

if [ -f tests/contract/js/package.json ]; then
    if command -v npm >/dev/null 2>&1; then
        if ! cmp -s tests/contract/js/package.json build/js/package.json || ! [ -d build/js/node_modules ]; then
            mkdir -p build/js
            cp tests/contract/js/package.json build/js/
            npm install --prefix build/js --no-package-lock --no-audit --no-fund --silent >&2 || {
                rm -f build/js/package.json
                say "the contract tests with JavaScript clients will be skipped"
            }
        fi
    else
        say "the contract tests with JavaScript clients will be skipped; for them install nodejs and npm"
    fi
fi
exit 0
