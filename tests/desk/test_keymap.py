"""Keys: no key does two things, and each can be changed."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from rostrum.desk.keymap import FIXED, PRESET, WORDS, Act, Keymap, normal, obstacle

NONE = Qt.KeyboardModifier.NoModifier


def event(key: Qt.Key, modifiers=NONE, text: str = "") -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)


def test_the_preset_gives_every_act_a_key_and_a_word_and_no_key_twice(qapp):
    keys = [normal(key) for some in PRESET.values() for key in some]
    assert set(PRESET) == set(WORDS) == set(Act)
    assert all(keys)
    assert len(keys) == len(set(keys))
    assert not FIXED & set(keys)


@pytest.mark.parametrize(
    ("pressed", "act"),
    [
        (event(Qt.Key.Key_Space), Act.BID),
        (event(Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier), Act.BID),
        (event(Qt.Key.Key_Slash, Qt.KeyboardModifier.ShiftModifier, "/"), Act.SEARCH),
        (event(Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier), Act.LEAVE),
        (event(Qt.Key.Key_Q, NONE, "q"), None),
        (event(Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier, " "), None),
    ],
)
def test_pressed_keys_find_their_act(qapp, pressed, act):
    assert Keymap().act(pressed) is act


def test_a_key_of_the_users_own_takes_the_place_of_the_preset(qapp):
    keymap = Keymap({"bid": ["F2"], "nonsense": ["F7"]})
    assert keymap.act(event(Qt.Key.Key_F2)) is Act.BID
    assert keymap.act(event(Qt.Key.Key_Space)) is None
    assert keymap.keys(Act.NEXT_SALE) == ()
    assert keymap.changed() == {"bid": ["F2"], "next_sale": []}


def test_keys_that_cannot_be_are_left_out(qapp):
    assert Keymap({"bid": ["Up", "no such key", "F5", "f5", ""]}).keys(Act.BID) == ("F5",)


def test_why_a_key_cannot_be_given(qapp):
    keys = {act: list(PRESET[act]) for act in Act}
    assert obstacle(keys, Act.NEXT_SALE, "F3") is Act.NEXT_SHOW
    assert "moves about" in obstacle(keys, Act.NEXT_SALE, "Up")
    assert "Three keys" in obstacle(keys, Act.BID, "F5")
    assert obstacle(keys, Act.NEXT_SALE, "Ctrl+F12") is None
