"""The comparison as JSON for other programs."""

import json
from typing import Any

from chaircompare.catalogue.chair import Chair
from chaircompare.comparison.comparison import Cell, Comparison, Row, View
from chaircompare.comparison.phrases import plain_words_of
from chaircompare.relevance.criteria import RLS_SENTENCE


def as_data(comparison: Comparison, view: View, *, rls_first: bool = True) -> dict[str, Any]:
    """Chairs and rows as plain lists and dicts."""
    return {
        "about": RLS_SENTENCE,
        "chairs": [_chair(comparison, number) for number in range(len(comparison.chairs))],
        "rows": [_row(comparison, row) for row in comparison.rows_in(view, rls_first=rls_first)],
    }


def to_json(comparison: Comparison, view: View = View.ALL, *, rls_first: bool = True) -> bytes:
    """The same as UTF-8 text."""
    data = as_data(comparison, view, rls_first=rls_first)
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
                "source_kind": fact.source.kind.value,
                "source": fact.source.publisher,
                "source_url": fact.source.url,
                "read_on": fact.read_on.isoformat(),
            }
            for fact in cell.answer.facts
        ],
    }
