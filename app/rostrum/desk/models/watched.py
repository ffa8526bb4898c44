"""The lots that this user keeps an eye on, in the order in which they were taken up."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, Signal

WATCHED = 500
"""Most lots that are watched; beyond that none is taken up."""


class Watched(QObject):
    """``changed`` names the items that came or went."""

    changed = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self._items: dict[str, None] = {}

    def __contains__(self, item_id: str) -> bool:
        return item_id in self._items

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def add(self, item_ids: Iterable[str]) -> None:
        """Takes up lots, as many as there is room for."""
        room = WATCHED - len(self._items)
        new = [item_id for item_id in dict.fromkeys(item_ids) if item_id not in self._items][:room]
        if new:
            self._items.update(dict.fromkeys(new))
            self.changed.emit(new)

    def drop(self, item_id: str) -> None:
        """Lets a lot go."""
        if item_id in self._items:
            del self._items[item_id]
            self.changed.emit([item_id])

    def turn(self, item_id: str) -> None:
        """Takes up a lot that is not watched, lets go one that is."""
        if item_id in self._items:
            self.drop(item_id)
        else:
            self.add([item_id])
