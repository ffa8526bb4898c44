#!/bin/sh
# Before the desk goes. $1: "remove" of dpkg, 0 of rpm when it is not an upgrade.
set -e
case "${1-}" in
remove | deconfigure | 0)
    if command -v update-alternatives >/dev/null 2>&1; then
        update-alternatives --remove rostrum /usr/lib/rostrum-desk/rostrum
    fi
    ;;
esac
