"""What the board tells can be heard: of one's own lots, the watched and the chosen ones."""

from rostrum.desk import cues
from rostrum.desk.cues import Cue
from rostrum.desk.models.board import BoardModel
from rostrum.desk.sounds import Sounds
from rostrum.desk.views.wall import Wall


def join(board: BoardModel, wall: Wall, sounds: Sounds) -> None:
    """Lets the board be heard from now on; ``wall`` has the windows in which lots are chosen."""
    hear = sounds.hear

    def minds(item_id: str) -> bool:
        row = board.row(item_id)
        if row is None:
            return False
        chosen = any(window.floor.choice.item == item_id for window in wall.windows)
        return row.own or row.watched or chosen

    board.outbid.connect(lambda _: hear(Cue.OUTBID))
    board.won.connect(lambda _: hear(Cue.WON))
    board.extended.connect(lambda item: hear(Cue.EXTENDED) if minds(item) else None)
    board.paced.connect(lambda item, pace: hear(cues.of_pace(pace)) if minds(item) else None)
