#!/bin/sh
# After the desk is unpacked. $1: "configure" of dpkg, a count of rpm.
set -e
case "${1-}" in abort-*) exit 0 ;; esac
if command -v update-alternatives >/dev/null 2>&1; then
    update-alternatives --install /usr/bin/rostrum rostrum /usr/lib/rostrum-desk/rostrum 60 \
        --slave /usr/share/man/man1/rostrum.1.gz rostrum.1.gz /usr/lib/rostrum-desk/share/rostrum.1.gz \
        --slave /usr/share/bash-completion/completions/rostrum rostrum.bash /usr/lib/rostrum-desk/share/rostrum.bash \
        --slave /usr/share/zsh/vendor-completions/_rostrum rostrum.zsh /usr/lib/rostrum-desk/share/_rostrum \
        --slave /usr/share/fish/vendor_completions.d/rostrum.fish rostrum.fish /usr/lib/rostrum-desk/share/rostrum.fish
fi
# On most systems these run by themselves when files of theirs change; where they do not, they run here.
if [ -z "${DPKG_MAINTSCRIPT_PACKAGE-}" ]; then
    update-mime-database /usr/share/mime >/dev/null 2>&1 || :
    update-desktop-database -q /usr/share/applications >/dev/null 2>&1 || :
    gtk-update-icon-cache -q /usr/share/icons/hicolor >/dev/null 2>&1 || :
fi
