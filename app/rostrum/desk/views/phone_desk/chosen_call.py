"""The call under the queue's bar, and what is said between clerks about it: asked for, given, kept."""

from rostrum.desk.phones.keys import PHONE_KEYS, PhoneAct
from rostrum.desk.phones.room import PhoneRoom
from rostrum.desk.views.phone_desk.queue import CallQueue
from rostrum.desk.words import tr
from rostrum.wire.phones import HandoverAct


class ChosenCall:
    """Says what is missing, where there is nothing to do it with."""

    def __init__(self, room: PhoneRoom, queue: CallQueue) -> None:
        self._room = room
        self._queue = queue

    def to_take(self) -> str | None:
        """The call that is to go into a pane."""
        chosen = self._queue.chosen
        if chosen is None:
            self._say(tr("Choose a call in the queue with Up and Down first."))
        return chosen

    def want(self) -> None:
        """Asks for another clerk's call, or takes it after it was asked for."""
        model, chosen = self._room.calls, self._queue.chosen
        call = model.call(chosen) or model.brief(chosen)
        if call is None or call.clerk == model.name:
            words = tr("Choose another clerk's call in the queue, then press {key}.")
            self._say(words.format(key=PHONE_KEYS.first(PhoneAct.HANDOVER)))
            return
        self._room.want(call)

    def answer(self, act: HandoverAct) -> None:
        """Gives the call that is asked for, or keeps it; the chosen one where there are several."""
        model = self._room.calls
        asked = [call for call in model.mine if call.asking is not None]
        chosen = model.call(self._queue.chosen)
        call = chosen if chosen in asked else next(iter(asked), None)
        if call is None:
            self._say(tr("Nobody asks for a call of yours."))
            return
        self._room.answer(call, act)

    def _say(self, words: str) -> None:
        self._room.said.emit(words, True)
