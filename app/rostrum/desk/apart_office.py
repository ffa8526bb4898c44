"""Opens the sheets for practising and for replays, and starts what is wanted in them."""

from typing import TYPE_CHECKING

from rostrum.desk.beside import Beside
from rostrum.desk.keymap import Act
from rostrum.desk.servers import SaleServer
from rostrum.desk.views.main_window import MainWindow
from rostrum.desk.views.practise_sheet import PractiseSheet
from rostrum.desk.views.replay_sheet import ReplaySheet
from rostrum.desk.words import tr

if TYPE_CHECKING:
    from rostrum.desk.app import Desk


class ApartOffice:
    """Of one desk; a practice's or a replay's own desk opens no further ones."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self.beside = Beside(desk.window.notice.say)
        self.practise_sheet: PractiseSheet | None = None
        self.replay_sheet: ReplaySheet | None = None

    def join(self, window: MainWindow) -> None:
        """Gives a window the keys."""
        if self._desk.config.apart:
            return
        window.acts[Act.PRACTISE] = self.practise
        window.acts[Act.REPLAY] = self.replay

    def practise(self) -> None:
        """Asks what is to be practised."""
        if self.practise_sheet is not None:
            self.practise_sheet.deleteLater()
        sheet = self.practise_sheet = PractiseSheet(self._desk.window, self._sales())
        sheet.wanted.connect(self._practise)
        sheet.show()

    def replay(self) -> None:
        """Asks which sale is to be seen again."""
        if self.replay_sheet is not None:
            self.replay_sheet.deleteLater()
        sheet = self.replay_sheet = ReplaySheet(self._desk.window, self._sales())
        sheet.wanted.connect(self._replay)
        sheet.show()

    def close(self) -> None:
        """Puts the sheets away; what was opened stays open."""
        self.beside.close()
        for sheet in (self.practise_sheet, self.replay_sheet):
            if sheet is not None:
                sheet.close()

    def _practise(self, words: list[str], key: object) -> None:
        self._start(words, key, tr("The practice is being prepared …"))

    def _replay(self, words: list[str], key: object) -> None:
        server = None if key is None else self._desk.watching.server(str(key))
        paddle = server.settings.paddle if server is not None else None
        more = ["--paddle", paddle] if paddle else []
        self._start([*words, *more], key, tr("The replay is being opened …"))

    def _start(self, words: list[str], key: object, coming: str) -> None:
        theme = ["--theme", self._desk.settings.theme]
        self.beside.start([*words, *theme], self._token(key), coming)

    def _token(self, key: object) -> str | None:
        if key is None:
            return None
        server = self._desk.watching.server(str(key))
        return server.client.token if isinstance(server, SaleServer) else None

    def _sales(self) -> list[tuple[str, str, str, str]]:
        return [
            (
                sale.title,
                server.settings.key,
                server.settings.base_url,
                server.source.raw(sale.sale_id),
            )
            for server, sale in self._desk.hearing.all_sales()
        ]
