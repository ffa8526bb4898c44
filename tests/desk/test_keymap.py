"""Keys: on no screen does a key do two things, and each can be changed."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from rostrum.desk.key_draft import KEYBOARDS, KeyDraft, Line
from rostrum.desk.keymap import BOARD, EVERYWHERE, Act, Everywhere, Keymap, normal
from rostrum.desk.phones.keys import PHONE_DESK, PhoneAct
from rostrum.desk.replay.acts import REPLAY, ReplayAct
from rostrum.desk.room_keys import ROOM, RoomAct
from rostrum.desk.rostrum_keys import ROSTRUM, RostrumAct

NONE = Qt.KeyboardModifier.NoModifier
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def event(key: Qt.Key, modifiers=NONE, text: str = "") -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)


@pytest.mark.parametrize(
    "screen", [each for each in KEYBOARDS if each is not EVERYWHERE], ids=lambda one: one.title
)
def test_every_act_has_a_key_and_a_word_and_no_key_of_a_screen_does_two_things(qapp, screen):
    acts = [*EVERYWHERE.words, *screen.words]
    keys = [
        normal(key)
        for board in (EVERYWHERE, screen)
        for keys in board.preset.values()
        for key in keys
    ]
    assert set(screen.preset) == set(screen.words) == set(type(acts[-1]))
    assert len({str(act) for act in acts}) == len(acts), "acts of a screen are told apart by name"
    assert all(keys)
    assert len(keys) == len(set(keys))
    assert not screen.fixed & set(keys)
    assert all(Keymap(screen).keys(act) for act in acts)


@pytest.mark.parametrize(
    ("screen", "pressed", "act"),
    [
        (BOARD, event(Qt.Key.Key_Space), Act.BID),
        (BOARD, event(Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier), Act.BID),
        (BOARD, event(Qt.Key.Key_Slash, SHIFT, "/"), Act.SEARCH),
        (BOARD, event(Qt.Key.Key_Q, CONTROL), Everywhere.LEAVE),
        (BOARD, event(Qt.Key.Key_Q, NONE, "q"), None),
        (BOARD, event(Qt.Key.Key_Space, SHIFT, " "), None),
        (PHONE_DESK, event(Qt.Key.Key_B), PhoneAct.BID_B),
        (PHONE_DESK, event(Qt.Key.Key_F8), Everywhere.CONNECTION),
        (ROSTRUM, event(Qt.Key.Key_Asterisk, SHIFT, "*"), RostrumAct.LADDER),
        (ROSTRUM, event(Qt.Key.Key_F1), Everywhere.KEYS),
    ],
)
def test_pressed_keys_find_their_act(qapp, screen, pressed, act):
    assert Keymap(screen).act(pressed) is act


def test_a_key_of_the_users_own_takes_the_place_of_the_preset(qapp):
    keymap = Keymap(BOARD, {"bid": ["F2"], "nonsense": ["F7"]})
    assert keymap.act(event(Qt.Key.Key_F2)) is Act.BID
    assert keymap.act(event(Qt.Key.Key_Space)) is None
    assert keymap.keys(Act.NEXT_SALE) == ()
    assert keymap.first(Act.NEXT_SALE) == "–"


def test_a_key_for_every_window_comes_before_a_screens_preset(qapp):
    keymap = Keymap(ROSTRUM, everywhere={"settings": ["S"]})
    assert keymap.act(event(Qt.Key.Key_S)) is Everywhere.SETTINGS
    assert keymap.keys(RostrumAct.SELL) == ()


def test_keys_that_cannot_be_are_left_out(qapp):
    keymap = Keymap(BOARD, {"bid": ["Up", "no such key", "F5", "f5", ""]})
    assert keymap.keys(Act.BID) == ("F5",)


def test_why_a_key_cannot_be_given(qapp):
    draft = KeyDraft({})
    assert "stays as it is" in draft.obstacle(Line(BOARD, Act.NEXT_SALE), "Up")
    assert "stays as it is" in draft.obstacle(Line(ROSTRUM, RostrumAct.SELL), "7")
    assert "stays as it is" in draft.obstacle(Line(EVERYWHERE, Everywhere.SETTINGS), "7")
    assert "Three keys" in draft.obstacle(Line(BOARD, Act.BID), "Ctrl+F12")
    assert draft.obstacle(Line(ROSTRUM, RostrumAct.LATER), "PgUp") is None
    assert draft.obstacle(Line(BOARD, Act.NEXT_SALE), "Ctrl+F12") is None


def test_signs_that_are_written_with_alt_gr_are_those_signs(qapp):
    written = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_8, Qt.KeyboardModifier.GroupSwitchModifier, "["
    )
    assert Keymap(REPLAY).act(written) is ReplayAct.SLOWER


def test_keys_of_the_big_screen_and_of_a_replay_are_changed_as_all_others(qapp):
    draft = KeyDraft({"room_keys": {"languages": ["T"]}})
    languages, turn = Line(ROOM, RoomAct.LANGUAGES), Line(REPLAY, ReplayAct.TURN)
    assert draft.keys(languages) == ("T",)
    assert draft.holders(turn, "G") == [Line(REPLAY, ReplayAct.JUMP)]
    draft.give(turn, "G")
    draft.reset(languages)
    assert draft.changed()["room_keys"] == {}
    keys = draft.changed()["replay_keys"]
    assert keys == {"turn": ["Space", "G"], "jump": []}
    assert Keymap(REPLAY, keys).act(event(Qt.Key.Key_G)) is ReplayAct.TURN


def test_a_key_is_held_within_its_screen_and_by_what_works_in_every_window(qapp):
    draft = KeyDraft({})
    one, other = Line(PHONE_DESK, PhoneAct.NOTE), Line(ROSTRUM, RostrumAct.OPEN)
    everywhere = Line(EVERYWHERE, Everywhere.SETTINGS)
    assert draft.holders(one, "D") == [Line(PHONE_DESK, PhoneAct.DROPPED)]
    assert draft.holders(one, "F8") == [Line(EVERYWHERE, Everywhere.CONNECTION)]
    assert draft.holders(one, "A") == [], "the board's and the rostrum's A are elsewhere"
    assert draft.holders(everywhere, "B") == [
        Line(PHONE_DESK, PhoneAct.BID_B), Line(ROSTRUM, RostrumAct.REOPEN)
    ]  # fmt: skip
    draft.give(everywhere, "B")
    assert draft.keys(Line(PHONE_DESK, PhoneAct.BID_B)) == ()
    draft.give(other, "B")
    assert draft.keys(everywhere) == ("Ctrl+,",)
    assert {setting: keys for setting, keys in draft.changed().items() if keys} == {
        "phone_keys": {"bid_b": []},
        "rostrum_keys": {"open": ["O", "B"], "reopen": []},
    }
    draft.reset_all()
    assert draft.changed() == {board.setting: {} for board in KEYBOARDS}
