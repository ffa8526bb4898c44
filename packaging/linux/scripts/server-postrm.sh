#!/bin/sh
# After the server is gone. Sales stay in /var/lib/rostrum until dpkg is told to purge; rpm never
# removes them.
set -e
if [ -d /run/systemd/system ]; then systemctl daemon-reload || :; fi
if [ "${1-}" = purge ]; then
    rm -rf /var/lib/rostrum
    rm -f /etc/rostrum/api.env /etc/rostrum/queue.env /etc/rostrum/push.env
    rmdir /etc/rostrum 2>/dev/null || :
    if getent passwd rostrum >/dev/null; then userdel rostrum || :; fi
    if getent group rostrum >/dev/null; then groupdel rostrum || :; fi
fi
