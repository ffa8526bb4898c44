"""Where the desk keeps a token: the system's keyring, a file after an explicit yes, or nowhere.

Keyrings may ask the user something and take their time: everything here blocks, and is called from
a thread. A token is kept under its server's address and never written anywhere else. Which servers
have one in the keyring is noted beside the settings: a keyring takes longer to open than the desk, and
where nothing was put into it, it is not opened.
"""

import contextlib
from enum import StrEnum
from pathlib import Path

import msgspec

from rostrum.desk import keep
from rostrum.desk.later import keyring
from rostrum.desk.words import tr

SERVICE = "rostrum"


class Where(StrEnum):
    """Where a token is kept. ``SESSION``: until the desk is closed."""

    KEYRING = "keyring"
    FILE = "file"
    SESSION = "session"


def file_path() -> Path:
    """The file of tokens, where there is one."""
    return keep.folder() / "tokens.json"


def has_keyring() -> bool:
    """Whether this system has a keyring that the desk can use."""
    try:
        found = keyring.get_keyring()
        return not isinstance(found, keyring.backends.fail.Keyring) and found.priority > 0
    except (keyring.errors.KeyringError, RuntimeError):
        return False


def noted_path() -> Path:
    """The file with the addresses of those servers whose token is in the keyring."""
    return keep.folder() / "in_keyring.json"


def find(url: str) -> tuple[str | None, str | None]:
    """The token for a server's address, and a sentence when a place could not be looked into."""
    trouble = None
    try:
        noted = url in _noted()
    except keep.NotKept:
        noted = True  # then the keyring itself is asked
    if noted and has_keyring():
        try:
            token = keyring.get_password(SERVICE, url)
            if token:
                return token, None
        except keyring.errors.KeyringError as error:
            trouble = _locked(error)
    try:
        return _read().get(url), trouble
    except keep.NotKept as error:
        return None, str(error)


def store(url: str, token: str, where: Where) -> None:
    """Keeps a token in one place, and nowhere else. Raises NotKept."""
    forget(url)
    match where:
        case Where.SESSION:
            return
        case Where.KEYRING:
            try:
                keyring.set_password(SERVICE, url, token)
                _note(_noted() | {url})
            except keyring.errors.KeyringError as error:
                raise keep.NotKept(_locked(error)) from error
        case Where.FILE:
            _write(_read() | {url: token})


def forget(url: str) -> None:
    """Removes a server's token wherever it is kept. Raises NotKept when the file stays as it was."""
    if has_keyring():
        with contextlib.suppress(keyring.errors.KeyringError):
            keyring.delete_password(SERVICE, url)
    noted = _noted()
    if url in noted:
        _note(noted - {url})
    tokens = _read()
    if tokens.pop(url, None) is not None:
        _write(tokens)


def _read() -> dict[str, str]:
    data = keep.read(file_path())
    if data is None:
        return {}
    try:
        return msgspec.json.decode(data, type=dict[str, str])
    except (msgspec.MsgspecError, UnicodeDecodeError):
        keep.put_aside(file_path())
        return {}


def _noted() -> frozenset[str]:
    data = keep.read(noted_path())
    if data is None:
        return frozenset()
    try:
        return msgspec.json.decode(data, type=frozenset[str])
    except (msgspec.MsgspecError, UnicodeDecodeError):
        keep.put_aside(noted_path())
        return frozenset()


def _note(urls: frozenset[str]) -> None:
    keep.write(noted_path(), msgspec.json.encode(sorted(urls)), private=True)


def _write(tokens: dict[str, str]) -> None:
    keep.write(file_path(), msgspec.json.encode(tokens), private=True)


def _locked(error: Exception) -> str:
    said = tr("The system's keyring did not answer ({reason}). Unlock it, or sign in again.")
    return said.format(reason=str(error)[:200] or type(error).__name__)
