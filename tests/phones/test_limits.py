"""How full a desk is stands beside its limits, and what was refused is counted."""

import re

from tests.phones.conftest import House

from rostrum.phones import calls


async def test_a_full_sale_refuses_in_words_and_the_metrics_tell(house: House, monkeypatch):
    monkeypatch.setattr(calls, "CLERKS_MOST", 2)
    code = await house.ann.refused("/sales/s1/phones/clerks", {"name": "liu"})
    assert code == (409, "TOO_MANY")
    assert await house.ann.refused("/sales/s1/phones/clients", {"name": ""}) == (400, "BAD_REQUEST")
    await house.client("Wu", "500")
    text = (await house.admin.http.get("/metrics")).text
    told = dict(re.findall(r"^(rostrum_phones_\S+) (\S+)$", text, re.MULTILINE))
    assert told['rostrum_phones_used{limit="clerks"}'] == "2.0"
    assert told['rostrum_phones_most{limit="clients"}'] == "5000.0"
    assert told['rostrum_phones_refused_total{code="TOO_MANY"}'] == "1.0"
    assert told['rostrum_phones_refused_total{code="BAD_REQUEST"}'] == "1.0"
