"""Makes catalogues of any size: made-up names, facts drawn from the shipped ones, always the same.

`python -m tests.bench.generate 100000` makes one and prints where it lies.
"""

import contextlib
import hashlib
import random
import sqlite3
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from chaircompare.assets import data_folder
from chaircompare.catalogue import data_files, records, schema, shipped
from chaircompare.catalogue.chair import Chair, Fact
from chaircompare.catalogue.database import engine_for_new_file
from chaircompare.catalogue.features import registry

FOLDER = Path("build/bench")
SHIPPED_CHAIRS = 93
_SEED = 20260101
_CHUNK = 5_000
_BRANDS = 240
_FIRST = ("Osa", "Tai", "Kum", "Lur", "Ven", "Ama", "Sol", "Dre", "Ino", "Pav", "Bel", "Ryo")
_MIDDLE = ("ki", "ro", "na", "li", "do", "ma", "ve", "so")
_LAST = ("", "n", "ra", "tek", "well", "mi")
_MODELS = ("Phantom", "Kodo", "Zen", "Aura", "Nimbus", "Sora", "Vista", "Atlas", "Luma", "Hiro")
_ENDINGS = ("", "", "", " 3D", " 4D", " Plus", " Pro", " Duo", " II", " LS")


def _brands(chance: random.Random) -> list[str]:
    every = [f"{a}{b}{c}" for a in _FIRST for b in _MIDDLE for c in _LAST]
    return chance.sample(every, _BRANDS)


def made_up_chairs(count: int) -> Iterator[Chair]:
    """Chairs that state as much as shipped ones do: each takes the features of one of them and,
    for each feature, what any of them states of it.
    """
    chance = random.Random(_SEED)
    known = data_files.read_shipped(data_folder()).chairs
    pools: defaultdict[str, list[Fact]] = defaultdict(list)
    for chair in known:
        for fact in chair.facts:
            pools[fact.feature].append(fact)
    patterns = [[pools[fact.feature] for fact in chair.facts] for chair in known]
    brands = _brands(chance)
    # A few brands have many chairs and most have few, as in a shop.
    weights = [1 / (place + 3) for place in range(len(brands))]
    for number, brand in enumerate(chance.choices(brands, weights, k=count), start=1):
        series = chance.choice(_MODELS)
        model = f"{series} {chance.randrange(100, 9999)}{chance.choice(_ENDINGS)}"
        facts = tuple(chance.choice(pool) for pool in chance.choice(patterns))
        page = f"https://example.com/chairs/{number}"
        yield Chair(f"{brand.casefold()}-{number}", brand, model, page, facts)


def _fingerprint(count: int) -> str:
    """Changes with the schema, the shipped data and whatever else goes into a made-up catalogue."""
    total = hashlib.sha256(data_files.digest(data_folder()).encode())
    for module in (schema, records, shipped, sys.modules[__name__]):
        total.update(Path(module.__file__ or "").read_bytes())
    return f"{count}-{schema.REVISION}-{total.hexdigest()[:12]}"


def _make(path: Path, count: int) -> None:
    features = registry()
    engine = engine_for_new_file(path)
    chairs = made_up_chairs(count)
    with engine.connect() as connection:
        with connection.begin():
            shipped.make_tables(connection)
            while chunk := list(islice(chairs, _CHUNK)):
                records.add_chairs(connection, chunk, features)
            edition = data_files.read_edition(data_folder())
            shipped._remember(connection, edition, data_folder())
        connection.exec_driver_sql("ANALYZE")
        connection.commit()
    engine.dispose()
    shipped._switch_to_wal(path)


def _is_whole(path: Path, count: int) -> bool:
    """Whether no newer program has brought its own facts into the file since."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        (found,) = connection.execute("SELECT count(*) FROM chair").fetchone()
        return bool(found == count)


def catalogue(count: int, folder: Path = FOLDER) -> Path:
    """A catalogue of so many chairs, made unless it is there; 93 are the shipped ones."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"chairs-{_fingerprint(count)}.sqlite"
    if path.exists() and _is_whole(path, count):
        return path
    for old in folder.glob(f"chairs-{count}-*"):
        old.unlink()
    unfinished = path.with_suffix(".new")
    with contextlib.suppress(FileNotFoundError):
        unfinished.unlink()
    if count == SHIPPED_CHAIRS:
        shipped.create(unfinished, data_folder())
    else:
        _make(unfinished, count)
    unfinished.replace(path)
    return path


def main() -> None:
    for asked in sys.argv[1:]:
        start = time.perf_counter()
        path = catalogue(int(asked))
        size = path.stat().st_size / 1e6
        print(f"{path}: {size:.0f} MB, {time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
