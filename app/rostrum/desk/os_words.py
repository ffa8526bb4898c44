"""Why the operating system did not do something, in the user's language where it is a usual reason."""

import errno

from rostrum.desk.figures import plain
from rostrum.desk.words import mark, tr

_REASONS = {
    errno.ENOENT: mark("there is no such file or folder"),
    errno.EACCES: mark("this user may not"),
    errno.EPERM: mark("this user may not"),
    errno.EROFS: mark("the disk is only for reading"),
    errno.ENOSPC: mark("the disk is full"),
    errno.EDQUOT: mark("the disk is full"),
    errno.EISDIR: mark("it is a folder"),
    errno.ENOTDIR: mark("a part of its name is no folder"),
    errno.ENAMETOOLONG: mark("the name is too long"),
    errno.EIO: mark("the disk has a fault"),
}


def why_not(error: Exception) -> str:
    """The reason as a part of a sentence; another one as the system itself says it."""
    known = _REASONS.get(error.errno or 0) if isinstance(error, OSError) else None
    if known is not None:
        return tr(known)
    return plain(getattr(error, "strerror", None) or str(error))[:200]
