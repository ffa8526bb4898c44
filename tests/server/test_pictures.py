"""Catalogue pictures at the size that they are drawn in, from the house's own folder."""

import io
from pathlib import Path

import httpx
import pytest
from PIL import Image
from tests.conftest import ServerProcess


@pytest.fixture
def house(tmp_path: Path):
    folder = tmp_path / "pictures"
    folder.mkdir()
    Image.new("RGB", (3000, 2000), "navy").save(folder / "lot-1.jpg")
    Image.new("RGB", (300, 200), "navy").save(folder / "small.png")
    (folder / "broken.jpg").write_text("no picture")
    server = ServerProcess(tmp_path, "--pictures", str(folder))
    server.start()
    with httpx.Client(base_url=f"{server.url}/images/") as client:
        yield client
    server.stop()


def size(answer: httpx.Response) -> tuple[int, int]:
    return Image.open(io.BytesIO(answer.content)).size


def test_a_picture_comes_as_long_as_it_is_asked_for_and_never_larger_than_it_is(house):
    assert size(house.get("lot-1.jpg")) == (3000, 2000)
    for side, height in ((640, 427), (1280, 853), (2560, 1707)):
        assert size(house.get(f"lot-1.jpg?side={side}")) == (side, height)
    small = house.get("small.png?side=1280")
    assert (size(small), small.headers["Content-Type"]) == ((300, 200), "image/png")
    assert size(house.get("print-01.jpg?side=640")) == (480, 480), "the sample's are there, too"


@pytest.mark.parametrize(
    ("asked", "status"),
    [("lot-1.jpg?side=1281", 400), ("lot-1.jpg?side=", 400), ("broken.jpg?side=640", 422),
     ("../rostrum.db", 404), ("none.jpg?side=640", 404)],
)  # fmt: skip
def test_what_cannot_be_is_refused(house, asked, status):
    assert house.get(asked).status_code == status
