"""Links to a lot: what they name, and that nothing else can be wanted with one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rostrum.desk.links import LENGTH, Link, NoLink, parse


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("rostrum://sale.example.com/s1/27A", Link("sale.example.com", None, "s1", "27A")),
        ("ROSTRUM://Sale.Example.com:3000/s1/27A/", Link("sale.example.com", 3000, "s1", "27A")),
        ("rostrum://127.0.0.1:3000/evening/5", Link("127.0.0.1", 3000, "evening", "5")),
        ("rostrum://[::1]:3000/s1", Link("::1", 3000, "s1", None)),
        ("rostrum://sale", Link("sale", None)),
        ("rostrum://sale/a%2Fb/%E4%B8%80", Link("sale", None, "a/b", "一")),
    ],
)
def test_a_link_names_server_sale_and_lot(text, link):
    assert parse(text) == link


@pytest.mark.parametrize(
    "text",
    [
        "rostrum:",
        "rostrum:///s1/27A",
        "rostrum:s1/27A",
        "http://sale/s1/27A",
        "file:///etc/passwd",
        "rostrum://token@sale/s1/27A",
        "rostrum://clerk:secret@sale/s1/27A",
        "rostrum://@sale/s1",
        "rostrum://sale/s1/27A?token=abc",
        "rostrum://sale/s1/27A?",
        "rostrum://sale/s1/27A#bid",
        "rostrum://sale/s1/27A/bid/13500",
        "rostrum://sale//27A",
        "rostrum://sale:0/s1",
        "rostrum://sale:99999/s1",
        "rostrum://sale:abc/s1",
        "rostrum://sale.example.com%2F@evil/s1",
        "rostrum://sale.example.com\\@evil.example/s1",
        "rostrum://s\u0430le.example.com/s1",
        "rostrum://sale/s1/27A\n--token",
        "rostrum://sale/s1/%0a",
        "rostrum://sale/s1/%E2%80%AE72",
        "rostrum://sale/s1/%ff",
        "rostrum://sale/%20/5",
        "rostrum://-sale/s1",
        "rostrum://sa le/s1",
        "rostrum://[::1/s1",
        "rostrum://" + "a" * 300,
        "rostrum://sale/" + "x" * LENGTH,
    ],
)
def test_a_text_with_anything_else_in_it_is_no_link(text):
    with pytest.raises(NoLink, match=r"link"):
        parse(text)


@settings(max_examples=40)
@given(st.text(max_size=60))
def test_no_text_does_anything_but_name_or_be_refused(rest):
    try:
        link = parse(f"rostrum://{rest}")
    except NoLink:
        return
    assert link.host.isascii()
    assert parse(str(link)) == link


@settings(max_examples=40)
@given(
    st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=20),
    st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=10),
)
def test_a_link_that_was_written_is_read_as_the_same(sale, lot):
    link = Link("sale.example.com", 3000, sale, lot)
    assert parse(str(link)) == link


@pytest.mark.parametrize(
    ("text", "url", "same"),
    [
        ("rostrum://sale:3000/s1", "http://sale:3000", True),
        ("rostrum://sale:3000/s1", "https://SALE:3000/", True),
        ("rostrum://sale/s1", "http://sale:3000", True),
        ("rostrum://sale:443/s1", "https://sale", True),
        ("rostrum://sale:80/s1", "https://sale", False),
        ("rostrum://sale:3001/s1", "http://sale:3000", False),
        ("rostrum://sale.evil/s1", "http://sale:3000", False),
        ("rostrum://sale/s1", "http://sale.example.com", False),
        ("rostrum://sale/s1", "http://user@evil/sale", False),
        ("rostrum://sale/s1", "http://[broken", False),
    ],
)
def test_a_link_is_of_a_server_with_its_host_and_port(text, url, same):
    assert parse(text).is_of(url) is same


def test_a_server_that_is_only_known_from_a_link_is_asked_over_tls_unless_a_port_is_named():
    assert parse("rostrum://sale.example.com/s1").url == "https://sale.example.com"
    assert parse("rostrum://sale:3000/s1").url == "http://sale:3000"
