import pytest

from rostrum.rules import money


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("1,200", "GBP", 1200_00),
        ("£1 200.00", "GBP", 1200_00),
        ("1.200,00", "EUR", 1200_00),
        ("€1.200", "EUR", 1200_00),
        ("1200", "GBP", 1200_00),
        ("1200.5", "GBP", 1200_50),
        ("12,50", "EUR", 12_50),
        ("0.05", "USD", 5),
        ("US$ 1,234,567.89", "USD", 1_234_567_89),
        ("GBP 1,200", "GBP", 1200_00),
        ("1 200 EUR", "EUR", 1200_00),
        ("1\u00a0200,00\u00a0€", "EUR", 1200_00),
        ("1\u202f200", "EUR", 1200_00),
        ("1'200.-", "CHF", 1200_00),
        ("1’200.–", "CHF", 1200_00),
        ("¥1,200", "JPY", 1200),
        ("￥１２００", "JPY", 1200),
        ("1200.00", "JPY", 1200),
        ("1.250", "KWD", 1250),
        ("1,250", "KWD", 1_250_000),
        ("0", "GBP", 0),
        ("  850 ", "GBP", 850_00),
    ],
)
def test_reads_amounts_as_catalogues_write_them(text: str, currency: str, minor: int) -> None:
    assert money.parse(text, currency) == minor


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("", "GBP"),
        ("   ", "GBP"),
        ("on request", "GBP"),
        ("-5", "GBP"),
        ("1,200 300", "EUR"),
        ("1,20,0", "GBP"),
        ("1,2345", "GBP"),
        ("0,125", "GBP"),
        ("1.200.00", "GBP"),
        ("1,200 300.00", "GBP"),
        ("1..5", "GBP"),
        ("10.001,5", "JPY"),
        ("10.5", "JPY"),
        ("10.1234", "KWD"),
        ("€5", "GBP"),
        ("EUR 5", "GBP"),
        ("5 x", "GBP"),
        ("٣٤٥", "GBP"),
        ("90071992547409.92", "GBP"),
        ("9" * 5000, "GBP"),
    ],
)
def test_refuses_what_is_no_amount_of_the_sales_currency(text: str, currency: str) -> None:
    with pytest.raises(ValueError, match=r"amount|currency|finer|more than one way|sale is in"):
        money.parse(text, currency)


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        (1325_00, "GBP", "GBP 1,325.00"),
        (5, "USD", "USD 0.05"),
        (1200, "JPY", "JPY 1,200"),
        (1250, "KWD", "KWD 1.250"),
        (-5, "GBP", "GBP -0.05"),
    ],
)
def test_shows_as_many_decimals_as_the_currency_has(amount: int, currency: str, text: str) -> None:
    assert money.show(amount, currency) == text


@pytest.mark.parametrize("value", [0, -1, 2**53, True, 1.0, "5", None])
def test_an_amount_to_bid_is_a_whole_number_above_0_and_below_2_to_the_53(value: object) -> None:
    assert not money.is_amount(value)
    assert money.is_amount(1)
    assert money.is_amount(2**53 - 1)
