#!/bin/sh
# The desk as an AppImage: a type-2 runtime, and after it the folder as a squashfs.
# Usage: packaging/linux/appimage.sh VERSION
#
# The runtime is a small program of the AppImage project, under the MIT licence. It is taken from
# $ROSTRUM_APPIMAGE_RUNTIME, a file such as runtime-x86_64; use the newest static one where there is a
# choice. Without it, one is cut from an AppImage in the tests of Debian's source package
# libappimage, where apt can read source packages: it is of 2018, does what is needed, and wants
# libfuse2 where it is not started with --appimage-extract-and-run. Without either, no AppImage is
# built, and that is said.
set -eu
cd "$(dirname "$0")/../.."
say() { printf 'rostrum: %s\n' "$*" >&2; }
version=${1:?the version}
work=$PWD/build/package/appimage
folder=$work/Rostrum.AppDir
runtime=${ROSTRUM_APPIMAGE_RUNTIME:-$work/runtime-x86_64}

# Cuts the runtime from an AppImage of Debian's source package, into $runtime.
runtime_of_debian() {
    command -v apt-get >/dev/null || return 1
    mkdir -p "$work/apt/lists/partial" "$work/source"
    chmod 777 "$work/source" 2>/dev/null || true
    address=$(sed -n 's/^URIs: *\([^ ]*\)$/\1/p' /etc/apt/sources.list.d/debian.sources 2>/dev/null | head -1)
    [ -n "$address" ] || address=$(sed -n 's/^deb \(\[[^]]*\] \)\{0,1\}\([^ ]*\) .*/\2/p' /etc/apt/sources.list 2>/dev/null | head -1)
    suite=$(. /etc/os-release && echo "${VERSION_CODENAME-}")
    [ -n "$address" ] && [ -n "$suite" ] || return 1
    echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $address $suite main" >"$work/apt/list"
    apt="apt-get -qq -o Dir::Etc::sourcelist=$work/apt/list -o Dir::Etc::sourceparts=- -o Dir::State::lists=$work/apt/lists"
    $apt update >/dev/null 2>&1 || return 1
    # The packaging half of a source package may have been replaced meanwhile; the tests are in the other.
    (cd "$work/source" && $apt source --download-only libappimage >/dev/null 2>&1) || true
    set -- "$work"/source/libappimage_*.orig.tar.*
    [ -f "$1" ] || return 1
    tar -C "$work/source" --strip-components=3 --wildcards -xf "$1" '*/tests/data/Echo-x86_64.AppImage'
    chmod +x "$work/source/Echo-x86_64.AppImage"
    head -c "$("$work/source/Echo-x86_64.AppImage" --appimage-offset)" "$work/source/Echo-x86_64.AppImage" >"$runtime"
}

command -v mksquashfs >/dev/null || { say "no AppImage: mksquashfs is missing (apt-get install squashfs-tools)"; exit 0; }
if ! [ -s "$runtime" ]; then
    runtime_of_debian || { say "no AppImage: give a type-2 runtime as ROSTRUM_APPIMAGE_RUNTIME"; exit 0; }
fi
[ "$(head -c 11 "$runtime" | tail -c 3 | od -An -tx1 | tr -d ' ')" = 414902 ] || { say "$runtime is no type-2 runtime"; exit 1; }

say "the AppImage"
rm -rf "$folder"
mkdir -p "$folder/usr/lib" "$folder/usr/share"
cp -a build/package/dist/desk "$folder/usr/lib/rostrum-desk"
cp -a build/package/icons/hicolor "$folder/usr/share/icons.hicolor"
mkdir -p "$folder/usr/share/icons" "$folder/usr/share/applications" "$folder/usr/share/metainfo" "$folder/usr/share/mime/packages"
mv "$folder/usr/share/icons.hicolor" "$folder/usr/share/icons/hicolor"
sed 's/^TryExec=.*//; s/^Exec=rostrum-desk/Exec=rostrum/' packaging/linux/rostrum.desktop >"$folder/rostrum.desktop"
cp "$folder/rostrum.desktop" "$folder/usr/share/applications/"
cp packaging/linux/desk.rostrum.desk.metainfo.xml "$folder/usr/share/metainfo/"
cp packaging/linux/rostrum.xml "$folder/usr/share/mime/packages/"
cp build/package/icons/hicolor/256x256/apps/rostrum.png "$folder/rostrum.png"
ln -s rostrum.png "$folder/.DirIcon"
# What many systems lack of X11's smaller libraries comes along; the rest is every desktop's own.
for name in libxcb-cursor.so.0 libxcb-icccm.so.4 libxcb-image.so.0 libxcb-keysyms.so.1 libxcb-render-util.so.0 \
    libxcb-util.so.1 libxkbcommon-x11.so.0 libxkbcommon.so.0 libxcb-xkb.so.1; do
    path=$(ldconfig -p | sed -n "s/^\t$name (libc6,x86-64.*=> //p" | head -1)
    [ -n "$path" ] && cp -L "$path" "$folder/usr/lib/rostrum-desk/_internal/$name"
done
cat >"$folder/AppRun" <<'RUN'
#!/bin/sh
# Without an argument, or with a link or a layout, the desk; else the whole command.
here=$(dirname "$(readlink -f "$0")")
case "${1-}" in
'') set -- desk ;;
rostrum:* | file:* | *.rostrum) set -- desk "$@" ;;
esac
exec "$here/usr/lib/rostrum-desk/rostrum" "$@"
RUN
chmod +x "$folder/AppRun"
target=dist/Rostrum-$version-x86_64.AppImage
[ -z "${SOURCE_DATE_EPOCH-}" ] || find "$folder" -exec touch -hd "@$SOURCE_DATE_EPOCH" {} +
rm -f "$work/desk.squashfs"
nice -n 10 mksquashfs "$folder" "$work/desk.squashfs" -root-owned -noappend -comp xz -b 256K -quiet -no-progress >/dev/null
cat "$runtime" "$work/desk.squashfs" >"$target"
chmod +x "$target"
