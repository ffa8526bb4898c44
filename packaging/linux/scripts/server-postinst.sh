#!/bin/sh
# After the server is unpacked. $1: "configure" of dpkg, a count of rpm (1 for the first).
set -e
case "${1-}" in abort-*) exit 0 ;; esac
if ! getent passwd rostrum >/dev/null; then
    getent group rostrum >/dev/null || groupadd --system rostrum
    useradd --system --gid rostrum --home-dir /var/lib/rostrum --no-create-home \
        --shell /usr/sbin/nologin --comment "Rostrum server" rostrum
fi
if [ ! -d /var/lib/rostrum ]; then
    mkdir -p /var/lib/rostrum
    chown rostrum:rostrum /var/lib/rostrum
    chmod 0750 /var/lib/rostrum
fi
if command -v update-alternatives >/dev/null 2>&1; then
    update-alternatives --install /usr/bin/rostrum rostrum /usr/lib/rostrum-server/rostrum 40 \
        --slave /usr/share/man/man1/rostrum.1.gz rostrum.1.gz /usr/lib/rostrum-server/share/rostrum.1.gz \
        --slave /usr/share/bash-completion/completions/rostrum rostrum.bash /usr/lib/rostrum-server/share/rostrum.bash \
        --slave /usr/share/zsh/vendor-completions/_rostrum rostrum.zsh /usr/lib/rostrum-server/share/_rostrum \
        --slave /usr/share/fish/vendor_completions.d/rostrum.fish rostrum.fish /usr/lib/rostrum-server/share/rostrum.fish
fi
if [ -d /run/systemd/system ]; then
    systemctl daemon-reload
    # A server that runs goes on with the new program; bids on their way are asked for again by their keys.
    systemctl try-restart rostrum.service 'rostrum-*@*.service' || :
fi
if [ "${1-}" = 1 ] || { [ "${1-}" = configure ] && [ -z "${2-}" ]; }; then
    echo "rostrum-server: write ROSTRUM_ADMIN_TOKEN into /etc/rostrum/rostrum.env, then: systemctl enable --now rostrum"
fi
