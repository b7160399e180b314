"""The comparison as a pandas DataFrame."""

from typing import TYPE_CHECKING, Literal

from chaircompare.comparison import table
from chaircompare.comparison.comparison import Comparison, View

if TYPE_CHECKING:
    import pandas as pd


def to_frame(
    comparison: Comparison,
    layout: Literal["wide", "tidy"] = "wide",
    *,
    view: View = View.ALL,
    rls_first: bool = True,
) -> "pd.DataFrame":
    """A row a feature, a column a chair (wide); or a row a fact, numbers as Float64 (tidy)."""
    import pandas as pd

    make = table.tidy if layout == "tidy" else table.wide
    made = make(comparison, view, rls_first=rls_first)
    frame = pd.DataFrame(list(made.rows), columns=list(made.columns), dtype="str")
    if layout == "tidy":
        for name in table.TIDY_NUMBERS:
            frame[name] = pd.to_numeric(frame[name].replace("", None)).astype("Float64")
    return frame
