#!/bin/sh
# Makes .venv and installs what is pinned in requirements/$1.txt, and, when root, what of Debian
# that needs. Usage: packaging/setup.sh run|dev
set -eu
what=${1:?run or dev}
cd "$(dirname "$0")/.."

say() { printf 'rostrum: %s\n' "$*" >&2; }

root=no
[ "$(id -u)" = 0 ] && root=yes

# Debian packages, one way for both kinds of user: root installs, anyone else is told the command.
need_packages() {
    missing=''
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    if [ "$root" = yes ]; then
        say "installing$missing"
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing; } >&2 || {
            say "the packages above could not be installed; mend apt and run this again"
            return 1
        }
    else
        say "these packages are missing; run: sudo apt-get install -y$missing"
        return 1
    fi
}

python=''
for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$candidate; break; fi
done
if [ -z "$python" ] && command -v apt-get >/dev/null 2>&1; then
    need_packages python3
    python=python3
fi
if [ -z "$python" ]; then say "Python 3.11 or newer is needed; install it, or set PYTHON to its path"; exit 1; fi

if command -v dpkg-query >/dev/null 2>&1; then
    "$python" -c 'import ensurepip, venv' 2>/dev/null || need_packages python3-venv
    need_packages $(sed 's/#.*//' packaging/qt-packages.txt)
fi

stamp=.venv/.rostrum-$what
if [ -e "$stamp" ] && [ "$stamp" -nt "requirements/$what.txt" ] && [ "$stamp" -nt pyproject.toml ]; then exit 0; fi
if ! [ -w . ]; then say "this folder cannot be written; copy the project to a place of your own and run make there"; exit 1; fi
[ -x .venv/bin/python ] || "$python" -m venv .venv
say "installing the pinned Python packages ($what)"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "requirements/$what.txt"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
touch "$stamp"
