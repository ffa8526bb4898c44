#!/bin/sh
# Builds Rostrum.app and a .dmg of it. NOT RUN YET: it was written on a machine without macOS.
# Needs Python 3.11 to 3.13 and the command line tools of Xcode. Run in the folder of the source:
#   packaging/macos/build.sh
# To sign and notarise, set ROSTRUM_SIGN to the name of a "Developer ID Application" certificate and
# ROSTRUM_NOTARY to a profile of notarytool's; without them the .dmg is unsigned, and macOS asks the
# user before it opens the program.
set -eu
cd "$(dirname "$0")/../.."
work=build/package
version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' app/rostrum/__init__.py)

python3 -m venv "$work/venv"
python=$work/venv/bin/python
"$python" -m pip install --quiet --require-hashes -r requirements/run.txt -r requirements/package.txt
"$python" packaging/pyinstaller/icons.py "$work/icons"
"$python" -m PyInstaller --noconfirm --log-level WARN --distpath "$work/dist" --workpath "$work/work" \
    packaging/pyinstaller/rostrum.spec
# The scheme and the file type are in the Info.plist that the spec writes; macOS learns of them when
# the program is first opened, or at once with lsregister.
"$work/dist/Rostrum.app/Contents/MacOS/rostrum" doctor || true

# PyInstaller has signed each file of it by then, by $ROSTRUM_SIGN or, without one, for this machine alone.
codesign --verify --deep --strict "$work/dist/Rostrum.app"
rm -rf "$work/dmg"
mkdir -p "$work/dmg" dist
cp -R "$work/dist/Rostrum.app" "$work/dmg/"
ln -s /Applications "$work/dmg/Applications"
dmg=dist/Rostrum-$version.dmg
rm -f "$dmg"
hdiutil create -volname "Rostrum $version" -srcfolder "$work/dmg" -format UDZO -quiet "$dmg"
if [ -n "${ROSTRUM_SIGN-}" ]; then
    codesign --force --timestamp --sign "$ROSTRUM_SIGN" "$dmg"
    if [ -n "${ROSTRUM_NOTARY-}" ]; then
        xcrun notarytool submit "$dmg" --keychain-profile "$ROSTRUM_NOTARY" --wait
        xcrun stapler staple "$dmg"
    fi
fi
echo "$dmg"
