#!/bin/sh
# Builds what this machine can, into dist/: the wheel, one folder each for desk and server, from
# these .deb, .rpm and, where an AppImage runtime is given, an AppImage.
# Usage: packaging/package.sh [wheel|folders|packages|appimage]…   (all of them, in this order)
set -eu
cd "$(dirname "$0")/.."
say() { printf 'rostrum: %s\n' "$*" >&2; }

work=build/package
version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' app/rostrum/__init__.py)
# The same commit gives the same packages.
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || stat -c %Y CHANGELOG.md)
export SOURCE_DATE_EPOCH PYTHONHASHSEED=1
python=$work/venv/bin/python
dated() { find "$@" -exec touch -hd "@$SOURCE_DATE_EPOCH" {} +; }

environment() {
    packaging/setup.sh run # Python itself, and what of Debian Qt needs
    stamp=$work/venv/.made
    if [ -e "$stamp" ] && [ "$stamp" -nt requirements/run.txt ] && [ "$stamp" -nt requirements/package.txt ]; then return; fi
    say "installing what packages are built with"
    rm -rf "$work/venv"
    mkdir -p "$work"
    .venv/bin/python -m venv "$work/venv"
    "$python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt -r requirements/package.txt
    touch "$stamp"
}

wheel() {
    say "the wheel"
    "$python" -m hatchling build -t wheel -t sdist -d dist >&2
}

folders() {
    say "one folder for the desk, one for the server"
    "$python" packaging/pyinstaller/icons.py "$work/icons"
    nice -n 10 "$python" -m PyInstaller --noconfirm --log-level WARN --distpath "$work/dist" --workpath "$work/work" \
        packaging/pyinstaller/rostrum.spec >"$work/pyinstaller.log" 2>&1 || { tail -20 "$work/pyinstaller.log" >&2; exit 1; }
    # Libraries in *.libs were patched when their wheels were made, and do not survive being stripped.
    find "$work/dist" -type f \( -name '*.so' -o -name '*.so.*' \) -not -path '*.libs/*' -exec strip --strip-unneeded {} + 2>/dev/null || true
    for kind in desk server; do
        chmod -R a+rX,go-w "$work/dist/$kind"
        "$python" packaging/linux/papers.py "$kind" "$work/share-$kind"
    done
    dated "$work/dist" "$work/share-desk" "$work/share-server" "$work/icons"
}

packages() {
    command -v "$work/venv/bin/nfpm" >/dev/null || { say "nfpm is not on this kind of machine"; exit 1; }
    for kind in desk server; do
        for format in deb rpm; do
            say "rostrum-$kind as .$format"
            VERSION=$version nice -n 10 "$work/venv/bin/nfpm" package -f "packaging/linux/$kind.yaml" -p "$format" -t dist/ >/dev/null
        done
        deb=dist/rostrum-${kind}_${version}_amd64.deb
        rm -rf "$work/raw"
        dpkg-deb --raw-extract "$deb" "$work/raw"
        dated "$work/raw"
        nice -n 10 dpkg-deb --root-owner-group -Zxz -z6 --build "$work/raw" "$deb" >/dev/null
        rm -rf "$work/raw"
    done
    for kind in desk server; do "$python" packaging/linux/needed.py "$work/dist/$kind" "packaging/linux/$kind.yaml"; done
}

appimage() { packaging/linux/appimage.sh "$version"; }

environment
mkdir -p dist
for step in ${*:-wheel folders packages appimage}; do $step; done
(cd dist && ls -l | awk 'NR > 1 {printf "%8.1f MB  %s\n", $5 / 1e6, $9}') >&2
