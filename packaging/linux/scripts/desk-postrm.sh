#!/bin/sh
# After the desk is gone. What users keep in their own folders stays theirs.
set -e
if [ -z "${DPKG_MAINTSCRIPT_PACKAGE-}" ]; then
    update-mime-database /usr/share/mime >/dev/null 2>&1 || :
    update-desktop-database -q /usr/share/applications >/dev/null 2>&1 || :
fi
