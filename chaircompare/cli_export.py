"""The job `chaircompare export`: writes a comparison to a file of the kind that its name says."""

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from chaircompare.errors import ChairCompareError, UsageError

if TYPE_CHECKING:
    from chaircompare.comparison import Comparison
    from chaircompare.exchange.choices import ExportChoices
    from chaircompare.exchange.exporting import FileContent

_KINDS = ".csv, .xlsx, .html, .json, .pdf"
_CSV = ".csv"


def add_options(job: argparse.ArgumentParser) -> None:
    """The options of the job, beside the chairs."""
    job.add_argument(
        "--output",
        metavar="FILE",
        type=Path,
        required=True,
        help=f"its ending says the kind: {_KINDS}",
    )
    job.add_argument(
        "--layout",
        choices=("wide", "tidy"),
        default="wide",
        help="side by side, or one fact a line with its source (.csv with a description, .xlsx)",
    )
    # Without defaults, to tell what was asked for from what is usual.
    of_csv = job.add_argument_group("only for a .csv")
    of_csv.add_argument(
        "--separator", choices=("comma", "semicolon", "tab"), help="between cells, usually comma"
    )
    of_csv.add_argument("--decimal", choices=("point", "comma"), help="usually point")
    of_csv.add_argument("--no-bom", action="store_true", help="leave the byte order mark out")


def refuse_unused(asked: argparse.Namespace) -> None:
    """UsageError for an option that the kind of file has no use for."""
    suffix = asked.output.suffix.lower()
    if suffix in {_CSV, ""} or suffix not in _KINDS.split(", "):
        return  # a kind that cannot be written at all is told later
    given = [name for name in ("separator", "decimal", "no_bom") if getattr(asked, name)]
    if given:
        names = " and ".join(f"--{name.replace('_', '-')}" for name in given)
        raise UsageError(
            f"{names} can only be used for a file that ends in .csv, not in {suffix}.",
            f"Leave {'it' if len(given) == 1 else 'them'} out, or write a .csv.",
        )


def run(comparison: "Comparison", asked: argparse.Namespace, facts_of: date) -> None:
    """Write the file and say so. UsageError or FileNotWrittenError."""
    from chaircompare.comparison.comparison import View
    from chaircompare.exchange.choices import DecimalSign, ExportChoices, Layout
    from chaircompare.exchange.export_csv import Separator
    from chaircompare.exchange.exporting import WRITERS, export
    from chaircompare.exchange.notes import Imprint, local_day

    choices = ExportChoices(
        view=View(asked.view),
        layout=Layout(asked.layout),
        separator=Separator(asked.separator or Separator.COMMA),
        decimal_sign=DecimalSign(asked.decimal or DecimalSign.POINT),
        byte_order_mark=not asked.no_bom,
        imprint=Imprint(local_day(), facts_of),
    )
    print(export(comparison, asked.output, choices, {**WRITERS, ".pdf": _pdf}).words)


def _pdf(comparison: "Comparison", choices: "ExportChoices", name: str) -> "FileContent":
    from chaircompare.ui.printing.writer import write_pdf

    try:
        return write_pdf(comparison, choices, name)
    except ImportError as error:
        raise qt_missing(str(error), "A PDF cannot be drawn") from error


def qt_missing(said: str, what: str) -> ChairCompareError:
    """Names what to install where Qt lacks a library of the system."""
    return ChairCompareError(
        f"{what} because a system library is missing ({said}).",
        "Install it. Debian, Ubuntu: apt install libegl1 libgl1 libxkbcommon-x11-0 libdbus-1-3 "
        "libfontconfig1 libxcb-cursor0. Fedora: dnf install libglvnd-egl libglvnd-glx "
        "libxkbcommon-x11 dbus-libs fontconfig xcb-util-cursor.",
    )
