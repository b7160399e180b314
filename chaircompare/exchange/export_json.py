"""The comparison as JSON for other programs."""

import json
from typing import Any

from chaircompare.catalogue.chair import Chair, Fact
from chaircompare.catalogue.values import Quantity
from chaircompare.comparison.comparison import Cell, Comparison, Row
from chaircompare.comparison.phrases import plain_words_of
from chaircompare.exchange.choices import ExportChoices
from chaircompare.relevance.criteria import NOT_MEDICAL_ADVICE, RLS_SENTENCE


def as_data(comparison: Comparison, choices: ExportChoices) -> dict[str, Any]:
    """Chairs and rows as plain lists and dicts."""
    facts_of = choices.imprint.facts_of
    return {
        "about": RLS_SENTENCE,
        "advice": NOT_MEDICAL_ADVICE,
        "made_on": choices.imprint.made_on.isoformat(),
        "facts_of": facts_of.isoformat() if facts_of else None,
        "chairs": [_chair(comparison, number) for number in range(len(comparison.chairs))],
        "rows": [_row(comparison, row) for row in choices.rows(comparison)],
    }


def to_json(comparison: Comparison, choices: ExportChoices) -> bytes:
    """The same as UTF-8 text."""
    data = as_data(comparison, choices)
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _chair(comparison: Comparison, number: int) -> dict[str, Any]:
    chair = comparison.chairs[number]
    return {
        "id": chair.id,
        "brand": chair.brand,
        "model": chair.model,
        "product_page": chair.product_page,
        "facts_stated": comparison.stated_count(number),
    }


def _row(comparison: Comparison, row: Row) -> dict[str, Any]:
    return {
        "group": comparison.features.group_label(row.feature),
        "key": row.feature.key,
        "feature": row.feature.label,
        "unit": row.feature.unit,
        "rls": bool(row.mark),
        "difference": row.state.value,
        "cells": [
            _cell(row, chair, cell)
            for chair, cell in zip(comparison.chairs, row.cells, strict=True)
        ],
    }


def _cell(row: Row, chair: Chair, cell: Cell) -> dict[str, Any]:
    return {
        "chair": chair.id,
        "state": cell.state.value,
        "value": plain_words_of(cell.answer, row.feature),
        "facts": [
            {
                "stated": fact.stated,
                "unit": fact.unit,
                "state": fact.state.value,
                "trusted": fact.source.trusted,
                **_figures(fact),
                "source_kind": fact.source.kind.value,
                "source": fact.source.publisher,
                "source_url": fact.source.url,
                "read_on": fact.read_on.isoformat(),
            }
            for fact in cell.answer.facts
        ],
    }


def _figures(fact: Fact) -> dict[str, float]:
    """The two ends of a stated figure, in its own unit; they are equal where it is no range."""
    value = fact.value
    return {"min": value.low, "max": value.high} if isinstance(value, Quantity) else {}
