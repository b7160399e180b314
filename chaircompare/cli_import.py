"""The job `chaircompare import`: brings chairs in from a csv, tsv, xlsx or ods file."""

import argparse
import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from chaircompare.errors import ChairCompareError, UsageError
from chaircompare.paths import places

if TYPE_CHECKING:
    from collections.abc import Callable

    from chaircompare.catalogue.features import FeatureRegistry
    from chaircompare.catalogue.store import Catalogue
    from chaircompare.comparison.table import Table
    from chaircompare.exchange.importing.importing import Wishes
    from chaircompare.exchange.importing.plan import ImportPlan

# By the names of SourceKind's members.
_KINDS = ("your-note", "maker", "dealer", "dealer-review", "press", "second-hand", "told-by-seller")
_ENOUGH_TO_READ = 60


def add_options(job: argparse.ArgumentParser) -> None:
    """The options of the job."""
    job.add_argument("file", metavar="FILE", type=Path, help=".csv, .tsv, .xlsx or .ods")
    job.add_argument("--dry-run", action="store_true", help="only say what would be done")
    job.add_argument("--format", choices=("table", "json"), default="table")
    job.add_argument(
        "--map",
        metavar="HEADING=FEATURE[:UNIT]",
        action="append",
        default=[],
        dest="columns",
        help='what a column holds, as "Our Price=sale_price:USD"; "-" leaves it out',
    )
    job.add_argument("--report", metavar="FILE", type=Path, help="write what was found as a CSV")
    source = job.add_argument_group("where the facts come from")
    source.add_argument("--source-kind", choices=_KINDS, help="usually second-hand")
    source.add_argument("--publisher", metavar="NAME", default="", help="usually the file's name")
    source.add_argument("--address", metavar="URL", default="", help="of the page or the file")
    source.add_argument("--read-on", metavar="YYYY-MM-DD", type=_day, help="usually today")
    reading = job.add_argument_group("how the file is to be read, where it is not found right")
    reading.add_argument("--sheet", metavar="NAME", default="")
    reading.add_argument("--header-line", metavar="NUMBER", type=int, default=0)
    reading.add_argument("--separator", choices=("comma", "semicolon", "tab", "bar"), default="")
    reading.add_argument("--encoding", metavar="NAME", default="", help="such as cp1252 or cp949")
    reading.add_argument("--decimal", choices=("point", "comma"), help="the sign before decimals")
    dash = "what “-” stands for in a column of yes and no; usually not-stated"
    reading.add_argument("--dash", choices=("no", "not-stated"), help=dash)
    reading.add_argument("--brand", metavar="NAME", default="", help="of rows that name none")


def _day(text: str) -> date:
    from chaircompare.catalogue.dates import read_day

    day = read_day(text)
    if day is None:
        raise argparse.ArgumentTypeError(f"“{text}” is no date such as 2026-11-22")
    return day


def _wishes(asked: argparse.Namespace, catalogue: "Catalogue") -> "Wishes":
    from chaircompare.catalogue.chair import SourceKind
    from chaircompare.exchange.importing.dashes import Dash
    from chaircompare.exchange.importing.figures import DecimalSign
    from chaircompare.exchange.importing.importing import Wishes
    from chaircompare.exchange.importing.mapping import read_choices
    from chaircompare.exchange.importing.reading import ReadingChoices
    from chaircompare.exchange.importing.vocabulary import vocabulary

    kind = asked.source_kind
    return Wishes(
        ReadingChoices(_encoding(asked.encoding), asked.separator, asked.sheet),
        asked.header_line,
        read_choices(asked.columns, catalogue.features, vocabulary()),
        SourceKind[kind.replace("-", "_").upper()] if kind else None,
        asked.publisher,
        asked.address,
        asked.read_on,
        asked.brand,
        Dash(asked.dash.replace("-", " ")) if asked.dash else None,
        DecimalSign(asked.decimal) if asked.decimal else None,
    )


def _encoding(name: str) -> str:
    import codecs

    try:
        found = codecs.lookup(name).name if name else ""
    except LookupError:
        found = "-"
    # Python also calls base64 and the like an encoding.
    if found and (found == "-" or not getattr(codecs.lookup(name), "_is_text_encoding", True)):
        raise UsageError(f"There is no encoding “{name}”.", "Try utf-8, cp1252, cp949 or cp932.")
    return found


def run(
    asked: argparse.Namespace, catalogue: "Catalogue", print_table: "Callable[[Table], None]"
) -> None:
    """Do the job. FileNotReadError, NothingToImportError, UsageError or ChangesRefusedError."""
    from chaircompare.exchange.files import write_whole
    from chaircompare.exchange.importing.importing import (
        choices_for,
        plan_import,
        read_and_understand,
        remember_choices,
    )
    from chaircompare.exchange.importing.remembered import FILE_NAME
    from chaircompare.exchange.importing.reporting import report_csv

    memory = places().data / FILE_NAME
    wishes = _wishes(asked, catalogue)
    understood = read_and_understand(asked.file, wishes, memory, catalogue.features)
    choices = choices_for(understood, wishes, datetime.now(tz=UTC).astimezone().date())
    plan = plan_import(understood, choices, catalogue)
    if asked.report:
        write_whole(asked.report, report_csv(plan))
    if not asked.dry_run and plan.changes:
        if catalogue.refusal:
            raise ChairCompareError(catalogue.refusal, catalogue.remedy)
        catalogue.back_up()
        catalogue.apply(plan.changes)
        remember_choices(understood, choices, memory)
    _tell(asked, plan, catalogue.features, print_table)
    if not plan.rows:
        raise ChairCompareError(
            f"{asked.file.name} names no chair.", "Its headings were found; rows below them not."
        )


def _tell(
    asked: argparse.Namespace,
    plan: "ImportPlan",
    features: "FeatureRegistry",
    print_table: "Callable[[Table], None]",
) -> None:
    from chaircompare.exchange.importing.reporting import as_data, columns_left_out, report_table

    if asked.format == "json":
        told = {"file": str(asked.file), "dry_run": asked.dry_run, **as_data(plan)}
        text = json.dumps(told, ensure_ascii=False, indent=1)
        print(text.encode("utf-8", "replace").decode("utf-8"))
        return
    if plan.rows and (len(plan.rows) <= _ENOUGH_TO_READ or not sys.stdout.isatty()):
        print_table(report_table(plan))
        print()
    left_out = tuple(columns_left_out(plan, features))
    hint = 'Say what a column holds with --map "HEADING=FEATURE".' if left_out else ""
    ask_dash = plan.dashes and not asked.dash
    dash = "Say what a dash means with --dash no or --dash not-stated." if ask_dash else ""
    for said in (*plan.notices, dash, *left_out, hint, plan.caveats):
        if said:
            print(said)
    print(f"Dry run, nothing was changed: {plan.summary}" if asked.dry_run else plan.summary)
