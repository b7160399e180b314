"""What the person writes as a figure reaches the catalogue as that figure."""

import pytest

from chaircompare.catalogue.features import registry
from chaircompare.ui.comparison.note_editor import expected, figure_and_unit


@pytest.mark.parametrize(
    ("feature", "text", "figure"),
    [
        ("user_weight_max", "102,5 kg", ("102.5", "kg")),
        ("user_weight_max", "7,25 kg", ("7.25", "kg")),
        ("user_weight_max", "1,5", ("1.5", "lb")),
        ("sale_price", "4,999", ("4999", "USD")),
        ("sale_price", "12,345.50", ("12345.50", "USD")),
        ("session_minutes_max", "15-30 min", ("15-30", "min")),
        ("heat", " YES ", ("yes", "")),
        ("wall_clearance", "a hand", ("a hand", "in")),
    ],
)
def test_that_figures_are_read_as_they_are_meant(
    feature: str, text: str, figure: tuple[str, str]
) -> None:
    assert figure_and_unit(registry()[feature], text) == figure


def test_that_what_may_be_written_is_said_for_every_feature() -> None:
    assert all(expected(feature) for feature in registry().values())
