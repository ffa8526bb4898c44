"""What a pane says of a cover bid."""

import pytest
from tests.desk.conftest import item

from rostrum.desk.models.calls import Whose
from rostrum.desk.views.phone_desk.pane_words import cover_words
from rostrum.wire.phones import Cover
from rostrum.wire.state import Status


@pytest.mark.parametrize(
    ("facts", "whose", "words"),
    [
        ({"ask": 150_00}, Whose.AGAINST, "■ Cover £150 IN FORCE, it stands"),
        ({"ask": 160_00}, Whose.AGAINST, "▲ Cover £150 is below the ask"),
        ({"ask": 160_00}, Whose.OURS, "■ Cover £150 IN FORCE, it stands"),
        ({"ask": 160_00, "status": Status.SOLD}, Whose.AGAINST, "■ Cover £150 IN FORCE, it stands"),
    ],
)
def test_a_cover_that_can_buy_nothing_more_is_not_said_to_be_in_force(facts, whose, words):
    cover = Cover(maximum=150_00, armed=True, placed=True)
    assert cover_words(cover, item(**facts), whose).words == words
