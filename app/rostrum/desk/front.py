"""What of a desk is there before its network is: the board, still empty, in its windows."""

from collections.abc import Sequence

from rostrum.desk import theme
from rostrum.desk.clock import ServerClock
from rostrum.desk.config import DeskConfig
from rostrum.desk.dress import dress
from rostrum.desk.first_size import first_size
from rostrum.desk.keymap import KEYS, Everywhere
from rostrum.desk.measure import PaintRecorder
from rostrum.desk.models.board import BoardModel
from rostrum.desk.models.pictures import Pictures
from rostrum.desk.program import application
from rostrum.desk.settings import ServerSettings, Settings
from rostrum.desk.views.main_window import MainWindow
from rostrum.desk.views.wall import Wall
from rostrum.desk.words import tr


class Front:
    """Made and shown first; ``Desk`` then joins it to its servers.

    Nothing that is imported here may bring the network's libraries or the other screens along: a
    test names them.
    """

    def __init__(self, config: DeskConfig, settings: Settings) -> None:
        theme.WORN.become(theme.look(config.theme, safe=settings.safe_colours))
        dress(application(), theme.WORN)
        self._size = config.size
        KEYS.become(settings.keys, settings.keys)
        self.board = BoardModel(ServerClock(), None)
        self.pictures = Pictures()
        self.recorder = PaintRecorder()
        self.wall = Wall(self._make_window, self.board.watched)
        self.look_for(config.watched(settings.servers))

    def look_for(self, servers: Sequence[ServerSettings]) -> None:
        """Says where the board, which has no lots, looks for them."""
        if not servers:
            words = tr("No server is watched.")
            hint = tr("{key} opens the settings: add a server there, or tick one to be watched.")
            key = KEYS.first(Everywhere.SETTINGS)
            self.wall.say_nothing_to_show(f"{words}\n\n{hint.format(key=key)}")
            return
        addresses = ", ".join(one.base_url for one in servers)
        looking = tr("Looking for the sale at {addresses} …").format(addresses=addresses)
        self.wall.say_nothing_to_show(looking, busy=True)

    def _make_window(self) -> MainWindow:
        window = MainWindow(self.board, self.pictures, theme.WORN, self.recorder)
        window.resize(first_size(self._size))
        return window
