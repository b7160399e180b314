"""The command line: opens the window, or does one job without it."""

import argparse
import contextlib
import functools
import gc
import itertools
import json
import logging
import os
import sys
import textwrap
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from typing_extensions import override

from chaircompare import __version__
from chaircompare.cli_export import add_options as add_export_options
from chaircompare.cli_export import qt_missing, refuse_unused
from chaircompare.cli_export import run as export_to_file
from chaircompare.cli_import import add_options as add_import_options
from chaircompare.cli_whole import JOBS as WHOLE_JOBS
from chaircompare.cli_whole import add_options as add_whole_options
from chaircompare.cli_whole import run as deal_with_whole
from chaircompare.errors import ChairCompareError, UsageError
from chaircompare.paths import places

if TYPE_CHECKING:
    from chaircompare.catalogue.listing import ListRow
    from chaircompare.catalogue.store import Catalogue
    from chaircompare.comparison import Comparison
    from chaircompare.comparison.table import Table

DONE, FAILED, WRONG_USAGE = 0, 1, 2
_WIDEST_CELL = 40
_SAVED = ".chairs"
_log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks for; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        # Piped output is UTF-8 whatever the locale says.
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    code = FAILED
    try:
        given, opened = _file_to_open(sys.argv[1:] if arguments is None else arguments)
        code = _run(_parser().parse_args(given), opened)
        with contextlib.suppress(AttributeError):  # a start without a console has no output
            sys.stdout.flush()
    except UsageError as error:
        _complain(str(error))
        code = WRONG_USAGE
    except ChairCompareError as error:
        _log.info("failed", exc_info=True)
        _complain(str(error))
    except BrokenPipeError:
        # The reader, such as `head`, has seen enough.
        _drop_output()
        code = DONE
    except OSError as error:
        from chaircompare.catalogue.disk import why_not_written

        code = FAILED
        _log.info("failed", exc_info=True)
        _drop_output()
        reason, hint = why_not_written(error)
        place = f"{error.filename}: " if error.filename else ""
        _complain(f"This could not be done: {place}{reason}. {hint}")
    except KeyboardInterrupt:
        _complain("Stopped.")
    except Exception:  # noqa: BLE001 - no traceback reaches the person
        _log.exception("unexpected")
        where = places().logs
        _complain(f"Something went wrong that should not. Details are in the log: {where}")
    return code


def _file_to_open(arguments: Sequence[str]) -> tuple[list[str], Path | None]:
    """The arguments without the saved comparison that stands where a job would, and that file."""
    given = list(arguments)
    after_option = ""
    for place, one in enumerate(given):
        if not one.startswith("-") and after_option != "--catalogue":
            if Path(one).suffix.lower() != _SAVED:
                break
            return [*given[:place], *given[place + 1 :]], Path(_well_formed(one))
        after_option = one
    return given, None


def _drop_output() -> None:
    # What could not be written must not be tried once more when Python leaves.
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _complain(sentence: str) -> None:
    print("error:", " ".join(sentence.split()), file=sys.stderr)


class _Parser(argparse.ArgumentParser):
    @override
    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one line, as every other error."""
        raise UsageError(f"{message[:1].upper()}{message[1:]}.", f"See: {self.prog} --help")


def _parser() -> argparse.ArgumentParser:
    common = _Parser(add_help=False)
    common.add_argument(
        "--catalogue",
        metavar="FILE",
        type=Path,
        default=argparse.SUPPRESS,
        help="an SQLite catalogue; made and filled from the shipped facts if absent",
    )
    parser = _Parser(
        prog="chaircompare",
        parents=[common],
        description="Compare massage chairs by what their sources state. Not medical advice.",
        epilog="chaircompare FILE.chairs opens a saved comparison in the window. "
        "CHAIRCOMPARE_HOME names a folder for data, settings, logs and backups together. "
        "Exit codes: 0 done, 1 could not be done, 2 wrong usage.",
    )
    parser.add_argument("--version", action="version", version=f"chaircompare {__version__}")
    parser.add_argument(
        "--smoke", action="store_true", help="open the window, paint it once, print ready, leave"
    )
    jobs = parser.add_subparsers(dest="job", metavar="JOB", parser_class=_Parser)
    _add_list(jobs, common)
    _add_compare(jobs, common)
    _add_export(jobs, common)
    add_import_options(jobs.add_parser("import", parents=[common], help="add chairs from a file"))
    for name, words in WHOLE_JOBS.items():
        add_whole_options(jobs.add_parser(name, parents=[common], help=words))
    jobs.add_parser("check", parents=[common], help="check the catalogue file and the shipped data")
    return parser


def _well_formed(text: str) -> str:
    # Bytes that are no UTF-8 reach Python as lone surrogates, which no database takes.
    return text.encode("utf-8", "replace").decode("utf-8")


def _add_list(jobs: "argparse._SubParsersAction[_Parser]", common: _Parser) -> None:
    job = jobs.add_parser("list", parents=[common], help="list the chairs")
    job.add_argument(
        "--search",
        metavar="TEXT",
        type=_well_formed,
        default="",
        help="brand, model, feature or value",
    )
    job.add_argument("--format", choices=("table", "csv", "json"), default="table")


def _add_chairs(job: _Parser) -> None:
    job.add_argument(
        "ids",
        metavar="ID",
        type=_well_formed,
        nargs="+",
        help="two or three chair ids, see list",
    )
    job.add_argument(
        "--view",
        choices=("all", "differ", "same", "unknown"),
        default="all",
        help="only the rows that differ, are the same, or cannot be told",
    )


def _add_compare(jobs: "argparse._SubParsersAction[_Parser]", common: _Parser) -> None:
    job = jobs.add_parser("compare", parents=[common], help="print a comparison")
    _add_chairs(job)
    job.add_argument("--format", choices=("table", "csv", "json"), default="table")


def _add_export(jobs: "argparse._SubParsersAction[_Parser]", common: _Parser) -> None:
    job = jobs.add_parser("export", parents=[common], help="write a comparison to a file")
    _add_chairs(job)
    add_export_options(job)


def _run(asked: argparse.Namespace, opened: Path | None) -> int:
    path = getattr(asked, "catalogue", None) or places().catalogue
    if asked.job is None:
        return _open_window(path, smoke=asked.smoke, opened=opened)
    from chaircompare.logs import start_logging

    start_logging(places().logs)
    if sys.stdout is None and asked.job in {"list", "compare"}:
        raise ChairCompareError(
            "There is nowhere to write: the standard output is closed.", "Give it a file or a pipe."
        )
    if asked.job == "check":
        return _check(path)
    if asked.job in {"compare", "export"}:
        # A wrong choice is wrong whatever the catalogue holds: say so before opening it.
        from chaircompare.comparison.comparison import refuse_wrong_choice

        refuse_wrong_choice(asked.ids)
        if asked.job == "export":
            refuse_unused(asked)
    from chaircompare.catalogue.database import CatalogueDamagedError, set_aside

    try:
        _do(path, asked)
    except CatalogueDamagedError as error:
        # Damage may lie deep in the file and be met only when the rows are read.
        kept = set_aside(path)
        raise ChairCompareError(
            f"The catalogue {path} cannot be read: {error.reason}.",
            f"Nothing was deleted: it is kept as {kept}. "
            "The next call makes a fresh catalogue from the shipped facts.",
        ) from error
    return DONE


def _do(path: Path, asked: argparse.Namespace) -> None:
    from chaircompare.catalogue.store import Catalogue

    with Catalogue.open(path, backups=places().backups) as catalogue:
        if asked.job == "list":
            _print_list(catalogue.list(asked.search), catalogue, asked.format)
        elif asked.job in WHOLE_JOBS:
            deal_with_whole(asked, catalogue)
        elif asked.job == "import":
            from chaircompare.cli_import import run as bring_in

            bring_in(asked, catalogue, functools.partial(_print_table, form="table"))
        elif asked.job == "compare":
            _print_comparison(_compare(catalogue, asked.ids), asked)
        else:
            export_to_file(_compare(catalogue, asked.ids), asked, catalogue.edition.day)
        _remind(catalogue)


def _remind(catalogue: "Catalogue") -> None:
    """Say on standard error that a damaged catalogue waits, as long as it lies there."""
    if catalogue.set_aside and sys.stderr:
        print(
            f"note: an earlier catalogue is damaged and kept as {catalogue.set_aside}. "
            'Take a backup with "chaircompare restore FILE"; this is said until you move the '
            "damaged file elsewhere.",
            file=sys.stderr,
        )


def _open_window(path: Path, *, smoke: bool, opened: Path | None) -> int:
    # Almost all that starting makes stays to the end: to look for waste among it is in vain and
    # costs a tenth of the time. The first sight of the list ends this (ui.app).
    gc.disable()
    # SQLAlchemy goes first: Qt makes every import after it dearer.
    import chaircompare.catalogue.store  # noqa: F401

    try:
        from chaircompare.ui.app import run
    except ImportError as error:
        raise qt_missing(str(error), "The window cannot start") from error
    return run(path, smoke=smoke, opened=opened)


def _compare(catalogue: "Catalogue", ids: Sequence[str]) -> "Comparison":
    from chaircompare.catalogue.store import UnknownChairError
    from chaircompare.comparison import compare

    try:
        return compare(catalogue.load(ids), features=catalogue.features)
    except UnknownChairError as error:
        raise UsageError(error.message, error.hint) from error


def _check(path: Path) -> int:
    from chaircompare.assets import data_folder
    from chaircompare.catalogue.data_files import read_shipped
    from chaircompare.catalogue.store import Catalogue
    from chaircompare.relevance.validation import validate

    shipped = read_shipped(data_folder())
    validate(data_folder())
    facts = sum(len(chair.facts) for chair in shipped.chairs)
    print(f"The shipped data is whole: {len(shipped.chairs)} chairs, {facts} facts.")
    start = time.monotonic()
    with Catalogue.open(path, backups=places().backups) as catalogue:
        problems = catalogue.check()
        count = catalogue.count() if not problems else 0
        refusal = catalogue.refusal
        if not problems:
            _remind(catalogue)
    if problems:
        raise ChairCompareError(
            f"The catalogue {path} is damaged: {problems[0]}"
            + (f" and {len(problems) - 1} more." if len(problems) > 1 else "."),
            "Nothing was changed. Take a copy from the folder backups, or rename the file "
            "to begin afresh.",
        )
    print(f"The catalogue {path} is whole: {count} chairs, {time.monotonic() - start:.1f} s.")
    if refusal:
        print(refusal)
    return DONE


def _print_list(rows: "Sequence[ListRow]", catalogue: "Catalogue", form: str) -> None:
    if form == "json":
        print(json.dumps([_list_entry(row) for row in rows], ensure_ascii=False, indent=1))
        return
    from chaircompare.comparison.table import Table

    listed = catalogue.features.listed
    columns = ("id", "brand", "model", *(feature.key for feature in listed), "facts_stated")
    table = Table(
        columns,
        tuple(
            (
                row.id,
                row.brand,
                row.model,
                *(_list_words(row, feature.key) for feature in listed),
                str(row.facts_stated),
            )
            for row in rows
        ),
    )
    _print_table(table, form)
    if form == "table" and sys.stdout.isatty():
        print(f"{len(rows)} of {catalogue.count()} chairs")


def _list_words(row: "ListRow", feature: str) -> str:
    cell = row.cells[feature]
    words = cell.words or cell.state.value.capitalize()
    return f"{words}: {cell.detail}" if cell.detail else words


def _list_entry(row: "ListRow") -> dict[str, object]:
    return {
        "id": row.id,
        "brand": row.brand,
        "model": row.model,
        "facts_stated": row.facts_stated,
        "features": {key: _list_words(row, key) for key in row.cells},
    }


def _print_comparison(comparison: "Comparison", asked: argparse.Namespace) -> None:
    from chaircompare.comparison.comparison import View
    from chaircompare.comparison.table import wide
    from chaircompare.relevance.criteria import RLS_SENTENCE

    view = View(asked.view)
    if asked.format == "json":
        from chaircompare.exchange.choices import ExportChoices
        from chaircompare.exchange.export_json import to_json

        print(to_json(comparison, ExportChoices(view=view)).decode("utf-8"), end="")
        return
    _print_table(wide(comparison, view), asked.format)
    if asked.format == "table":
        print()
        print(RLS_SENTENCE)


def _print_table(table: "Table", form: str) -> None:
    if form == "csv":
        from chaircompare.exchange.export_csv import to_csv

        # No byte order mark: it is for files that a spreadsheet opens, and would spoil a pipe.
        sys.stdout.flush()
        sys.stdout.buffer.write(to_csv(table, byte_order_mark=False))
        sys.stdout.buffer.flush()
        return
    lines = [table.columns, *table.rows]
    wrapped = [[textwrap.wrap(cell, _WIDEST_CELL) or [""] for cell in line] for line in lines]
    widths = [
        max(len(part) for line in wrapped for part in line[column])
        for column in range(len(table.columns))
    ]
    for line in wrapped:
        for parts in itertools.zip_longest(*line, fillvalue=""):
            cells = (part.ljust(width) for part, width in zip(parts, widths, strict=True))
            print("  ".join(cells).rstrip())
