#!/bin/sh
# Before the server goes. $1: "remove" of dpkg, 0 of rpm when it is not an upgrade.
set -e
case "${1-}" in
remove | deconfigure | 0)
    if [ -d /run/systemd/system ]; then
        systemctl disable --now rostrum.service >/dev/null 2>&1 || :
        for unit in $(systemctl list-units --plain --no-legend 'rostrum-*@*.service' | cut -d' ' -f1); do
            systemctl disable --now "$unit" >/dev/null 2>&1 || :
        done
    fi
    if command -v update-alternatives >/dev/null 2>&1; then
        update-alternatives --remove rostrum /usr/lib/rostrum-server/rostrum
    fi
    ;;
esac
