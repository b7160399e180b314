"""The choices of the last export, kept in the settings."""

from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QLocale

from chaircompare.exchange.choices import DecimalSign, ExportChoices, Layout
from chaircompare.exchange.export_csv import Separator
from chaircompare.exchange.notes import Imprint
from chaircompare.settings import Settings

_Word = TypeVar("_Word", bound=StrEnum)


def _known(words: type[_Word], kept: str, usual: _Word) -> _Word:
    return words(kept) if kept in set(words) else usual


def usual_csv(settings: Settings, imprint: Imprint, *, rls_first: bool) -> ExportChoices:
    """How a CSV is written without asking: as last time, at first as RFC 4180 has it."""
    return ExportChoices(
        rls_first=rls_first,
        separator=_known(Separator, settings.export_separator, Separator.COMMA),
        decimal_sign=_known(DecimalSign, settings.export_decimal, DecimalSign.POINT),
        byte_order_mark=settings.export_mark,
        imprint=imprint,
    )


def last_choices(
    settings: Settings,
    imprint: Imprint,
    *,
    rls_first: bool,
    shown: tuple[str, ...],
    pinned: frozenset[str],
) -> ExportChoices:
    """With what the dialog opens: as last time, at first as the system writes figures."""
    comma = QLocale.system().decimalPoint() == ","
    return ExportChoices(
        rls_first=rls_first,
        layout=_known(Layout, settings.export_layout, Layout.WIDE),
        # Where a comma stands before the tenths, spreadsheets part the cells by semicolons.
        separator=_known(
            Separator, settings.export_separator, Separator.SEMICOLON if comma else Separator.COMMA
        ),
        decimal_sign=_known(
            DecimalSign, settings.export_decimal, DecimalSign.COMMA if comma else DecimalSign.POINT
        ),
        byte_order_mark=settings.export_mark,
        shown=shown,
        pinned=pinned,
        imprint=imprint,
    )


def keep_choices(settings: Settings, choices: ExportChoices, suffix: str) -> None:
    """Write the choices down for the next time."""
    settings.export_kind = suffix
    settings.export_rows = "shown" if choices.shown is not None else choices.view.value
    if suffix == ".csv":
        settings.export_mark = choices.byte_order_mark
        settings.export_layout = choices.layout.value
        settings.export_separator = choices.separator.value
        settings.export_decimal = choices.decimal_sign.value
