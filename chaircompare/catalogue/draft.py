"""What a person typed about a chair, before it becomes facts: every text, and how it is read."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from chaircompare.catalogue.agreement import AnswerState, answer
from chaircompare.catalogue.chair import Chair, Fact, FactState, Source, SourceKind
from chaircompare.catalogue.dates import day_in_words, read_date
from chaircompare.catalogue.features import Feature, FeatureRegistry, Kind
from chaircompare.catalogue.naming import slug
from chaircompare.catalogue.values import ValueNotUnderstoodError, Words, parse
from chaircompare.catalogue.written import applies_not, as_stated

YOUR_NOTE = "Your note"
_COPIED = "Copied from {}, not checked"
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in one field; `yes`, `no`, items with `;`, or anything else that was typed."""

    text: str = ""
    applies_not: bool = False

    def __bool__(self) -> bool:
        return self.applies_not or bool(self.text.strip())


NOTHING = Entry()


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """Where the facts of the form were read; `read_on` as it was typed."""

    kind: SourceKind = SourceKind.YOUR_NOTE
    publisher: str = ""
    url: str = ""
    read_on: str = ""


@dataclass(frozen=True)
class CopyOf:
    """The chair after which a form was filled, and what was taken from it."""

    name: str
    entries: Mapping[str, Entry]

    def source(self, today: date) -> Source:
        """Who says what nobody has checked yet: heard last, as it was said of another chair."""
        return read_source(SourceDraft(SourceKind.SECOND_HAND, _COPIED.format(self.name)), today)


@dataclass(frozen=True)
class ChairDraft:
    """Everything that stands in the form. `entries` has only fields that hold something."""

    brand: str = ""
    model: str = ""
    product_page: str = ""
    note: str = ""
    photo: str = ""
    source: SourceDraft = SourceDraft()
    entries: Mapping[str, Entry] = field(default_factory=lambda: MappingProxyType({}))
    copy: CopyOf | None = None

    def entry(self, feature: str) -> Entry:
        """What stands in the field of a feature."""
        return self.entries.get(feature, NOTHING)

    def with_entry(self, feature: str, entry: Entry) -> "ChairDraft":
        """The draft with another content of one field."""
        rest = {key: kept for key, kept in self.entries.items() if key != feature}
        return replace(self, entries=rest | {feature: entry} if entry else rest)


def read_entry(feature: Feature, entry: Entry, source: Source) -> Fact | None:
    """The fact that an entry states; None if it is empty.

    What is not understood is kept in words: a row can show it, though nobody can compare it.
    """
    if not entry:
        return None
    if entry.applies_not or applies_not(entry.text):
        return Fact(feature.key, FactState.DOES_NOT_APPLY, None, "", "", source, own=True)
    stated, unit = as_stated(feature, entry.text)
    try:
        value = parse(feature, stated, unit)
    except ValueNotUnderstoodError:
        words = " ".join(entry.text.split())
        in_words = Words(words, figure_expected=True)
        return Fact(feature.key, FactState.IN_WORDS, in_words, words, "", source, own=True)
    return Fact(feature.key, FactState.STATED, value, stated, unit, source, own=True)


def entry_of(fact: Fact) -> Entry:
    """The entry that would state this fact."""
    if fact.state is FactState.DOES_NOT_APPLY:
        return Entry(applies_not=True)
    return Entry(f"{fact.stated} {fact.unit}".strip())


def read_source(draft: SourceDraft, today: date) -> Source:
    """The source of the form; a date that is not understood is that of today."""
    day = read_date(draft.read_on, today) or today
    publisher, url = draft.publisher.strip(), web_address(draft.url)
    if draft.kind is SourceKind.YOUR_NOTE and not url and publisher in {"", YOUR_NOTE}:
        return Source(f"your-note-{day.isoformat()}", draft.kind, YOUR_NOTE, "", day)
    # The same words give the same source, so that all its facts are found together.
    told = f"{draft.kind.value}\n{publisher}\n{url}\n{day.isoformat()}"
    name = f"own-{hashlib.sha256(told.encode()).hexdigest()[:12]}"
    return Source(name, draft.kind, publisher or _nameless(draft.kind), url, day)


def web_address(text: str) -> str:
    """The address as it was typed; `example.org/chair` gets the beginning that browsers want."""
    bare = text.strip()
    return f"https://{bare}" if _DOMAIN.fullmatch(bare) else bare


def _nameless(kind: SourceKind) -> str:
    return YOUR_NOTE if kind is SourceKind.YOUR_NOTE else kind.value.capitalize()


def _is_copied(source: Source) -> bool:
    before, after = _COPIED.split("{}")
    is_last = source.kind is SourceKind.SECOND_HAND
    return is_last and source.publisher.startswith(before) and source.publisher.endswith(after)


def own_facts(chair: Chair) -> dict[str, Fact]:
    """The one fact of each feature that the form shows in its field: the person's own."""
    return {
        key: next(fact for fact in facts if fact.own or chair.own)
        for key, facts in chair.facts_by_feature.items()
        if any(fact.own or chair.own for fact in facts)
    }


def facts_beside(chair: Chair, feature: str) -> tuple[Fact, ...]:
    """The facts that stay whatever is typed into the field of the feature."""
    shown = own_facts(chair).get(feature)
    return tuple(f for f in chair.facts_by_feature.get(feature, ()) if f is not shown)


def draft_of(chair: Chair, today: date) -> ChairDraft:
    """The form as it opens on a chair; the source is the latest of the person's own, read today."""
    facts = own_facts(chair)
    sources = [fact.source for fact in facts.values() if not _is_copied(fact.source)]
    latest = max(sources, key=lambda source: source.read_on) if sources else None
    source = SourceDraft(read_on=day_in_words(today))
    if latest:
        publisher = "" if latest.publisher == _nameless(latest.kind) else latest.publisher
        source = SourceDraft(latest.kind, publisher, latest.url, day_in_words(today))
    return ChairDraft(
        chair.brand,
        chair.model,
        chair.product_page,
        chair.note,
        chair.photo,
        source,
        {key: entry for key, fact in facts.items() if (entry := entry_of(fact))},
    )


def merged(mine: ChairDraft, was: ChairDraft, now: ChairDraft) -> ChairDraft:
    """What the person changed in `mine`, put into the form as it is now.

    `was` is the form as it opened; somebody else may have changed the chair since.
    """
    changed = {
        name: getattr(mine, name)
        for name in ("brand", "model", "product_page", "note", "photo")
        if getattr(mine, name) != getattr(was, name)
    }
    whole = replace(now, source=mine.source, **changed)
    for key in {**was.entries, **mine.entries}:
        if mine.entry(key) != was.entry(key):
            whole = whole.with_entry(key, mine.entry(key))
    return whole


def to_chair(
    draft: ChairDraft, before: Chair | None, chair_id: str, features: FeatureRegistry, today: date
) -> Chair:
    """The chair as the form states it.

    A fact whose field was not touched stays as it was, with its source and date. `before` is the
    chair that is edited; facts of others about it stay. What was copied and not touched is the
    word of nobody until a source is named.
    """
    source = read_source(draft.source, today)
    copy = draft.copy if replace(draft.source, read_on="") == SourceDraft() else None
    shown = own_facts(before) if before else {}
    kept = [f for f in before.facts if f is not shown.get(f.feature)] if before else []
    for key, feature in features.items():
        entry, old = draft.entry(key), shown.get(key)
        if old and entry == entry_of(old):
            kept.append(old)
            continue
        is_copied = copy and copy.entries.get(key) == entry
        fact = read_entry(feature, entry, copy.source(today) if copy and is_copied else source)
        if fact:
            kept.append(fact)
    whole = before or Chair(chair_id, "", "", own=True)
    return replace(
        whole,
        brand=" ".join(draft.brand.split()),
        model=" ".join(draft.model.split()),
        product_page=web_address(draft.product_page),
        note=draft.note.strip(),
        photo=draft.photo,
        facts=tuple(_in_order(kept, before)),
    )


def _in_order(facts: list[Fact], before: Chair | None) -> list[Fact]:
    """Old facts in their old places, so that an unchanged chair is equal to what it was."""
    places = {id(fact): place for place, fact in enumerate(before.facts)} if before else {}
    return sorted(facts, key=lambda fact: places.get(id(fact), len(places)))


def copy_of(chair: Chair, features: FeatureRegistry, today: date) -> ChairDraft:
    """The form that opens to add a chair that is much like another one.

    Prices are never alike, and where sources differ nobody knows which one to take. The sources
    spoke of the other chair: none of them is a source about this one.
    """
    entries = {}
    for key, fact in own_facts(replace(chair, own=True)).items():
        is_price = key in features and features[key].kind is Kind.MONEY
        differs = answer(chair, key).state is AnswerState.SOURCES_DIFFER
        entry = entry_of(fact)
        if entry and not is_price and not differs:
            entries[key] = entry
    source = SourceDraft(read_on=day_in_words(today))
    copied = CopyOf(chair.name, entries)
    model = f"{chair.model} (copy)"
    return ChairDraft(chair.brand, model, source=source, entries=entries, copy=copied)


def free_id(brand: str, model: str, is_taken: Callable[[str], bool]) -> str:
    """An id made of brand and model, with a number if it is taken."""
    number, wanted = 1, slug(brand, model)
    first = wanted
    while is_taken(wanted):
        number += 1
        wanted = f"{first}-{number}"
    return wanted
