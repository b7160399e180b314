"""Steps from older files to today's: one chain, today's tables at its end, a backup first."""

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from chaircompare.assets import data_folder
from chaircompare.catalogue import database, schema
from chaircompare.catalogue.database import (
    CatalogueUnreachableError,
    engine_for_new_file,
    known_revisions,
    upgrade,
)
from chaircompare.catalogue.shipped import make_tables
from chaircompare.catalogue.store import Catalogue
from tests.making import a_chair, taken_back
from tests.running import mode, run_python

PACKAGE = Path(database.__file__).parents[1]
NEXT = f"{int(schema.REVISION) + 1:04}"
A_SHELF = '''"""A shelf."""

import sqlalchemy as sa
from alembic import op

revision = "NEXT"
down_revision = "BEFORE"


def upgrade():
    op.create_table("shelf", sa.Column("name", sa.Text, primary_key=True))
    op.execute("INSERT INTO shelf VALUES ('first')")
'''


@pytest.fixture
def by_steps(tmp_path: Path) -> Path:
    """An empty file that Alembic took through all steps."""
    path = tmp_path / "steps.sqlite"
    engine = engine_for_new_file(path)
    upgrade(engine)
    engine.dispose()
    return path


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A file with today's tables, made at once."""
    path = tmp_path / "made.sqlite"
    engine = engine_for_new_file(path)
    with engine.connect() as connection, connection.begin():
        make_tables(connection)
    engine.dispose()
    return path


def query(path: Path, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement).fetchall()


def described(path: Path) -> dict[str, object]:
    tables = [str(name) for (name,) in query(path, "SELECT name FROM pragma_table_list")]
    found: dict[str, object] = {}
    for table in tables:
        indexes = query(path, f"PRAGMA index_list({table})")
        found[table] = (
            query(path, f"PRAGMA table_xinfo({table})"),
            query(path, f"PRAGMA foreign_key_list({table})"),
            sorted(
                (index[1:], query(path, f"PRAGMA index_xinfo({index[1]})")) for index in indexes
            ),
        )
    return found


def normalised(path: Path) -> dict[object, list[str]]:
    # A column that came later stands behind the constraints: the order says nothing.
    rows = query(path, "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {name: sorted(re.sub(r"[\s\"]+|\)$", "", str(sql)).split(",")) for name, sql in rows}


def test_that_the_steps_lead_to_the_tables_of_today(by_steps: Path, made: Path) -> None:
    assert described(by_steps) == described(made)
    assert normalised(by_steps) == normalised(made)
    assert {"chair", "fact", "source", "list_cell", "about"} <= described(made).keys()
    version = "SELECT version_num FROM alembic_version"
    assert query(by_steps, version) == query(made, version) == [(schema.REVISION,)]


def test_that_there_is_one_chain_of_steps_and_its_end_is_the_revision_of_the_tables() -> None:
    config = Config()
    config.set_main_option("script_location", str(PACKAGE / "catalogue" / "migrations"))
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [schema.REVISION]
    chain = [script.revision for script in scripts.walk_revisions()]
    assert chain[::-1] == known_revisions()


def test_that_a_step_knows_no_tables_of_today() -> None:
    for path in (PACKAGE / "catalogue" / "migrations" / "versions").glob("[0-9]*.py"):
        assert "chaircompare" not in path.read_text("utf-8")


@pytest.mark.parametrize("revision", known_revisions()[:-1])
def test_that_an_older_file_is_backed_up_and_taken_through_the_steps(
    catalogue_file: Path, tmp_path: Path, made: Path, revision: str
) -> None:
    with Catalogue.open(catalogue_file) as catalogue:
        catalogue.add_chair(a_chair("mine"))
        before = catalogue.load(["mine", "osaki-4d-achilles"])
    derived = "SELECT feature, said, chair FROM chair_answer JOIN answer ON answer = number"
    answers = query(catalogue_file, derived)
    assert len(answers) > 1000
    taken_back(catalogue_file, revision)
    backups = tmp_path / "backups"
    with Catalogue.open(catalogue_file, backups=backups) as catalogue:
        assert catalogue.count() == 94
        assert catalogue.load(["mine", "osaki-4d-achilles"]) == before
        assert catalogue.saved_comparisons() == []
        assert catalogue.binned() == []
        assert catalogue.check() == []
    assert set(query(catalogue_file, derived)) == set(answers)
    assert query(catalogue_file, "SELECT value FROM about WHERE name = 'derived'") == []
    (backup,) = backups.iterdir()
    version = "SELECT version_num FROM alembic_version"
    assert query(backup, version) == [(revision,)]
    assert query(catalogue_file, version) == [(schema.REVISION,)]
    assert normalised(catalogue_file).items() >= normalised(made).items()


def test_that_an_older_file_that_cannot_be_changed_is_said_in_words(
    catalogue_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "REVISION", NEXT)
    before = catalogue_file.read_bytes()
    with (
        mode(catalogue_file, 0o444),
        mode(catalogue_file.parent, 0o555),
        pytest.raises(CatalogueUnreachableError, match="older version"),
    ):
        Catalogue.open(catalogue_file)
    assert catalogue_file.read_bytes() == before


@pytest.mark.slow
def test_that_a_program_with_one_step_more_keeps_what_the_person_wrote(
    catalogue_file: Path, home: Path, tmp_path: Path
) -> None:
    """The program itself, given one more step, opens a file of today."""
    with Catalogue.open(catalogue_file) as catalogue:
        catalogue.add_chair(a_chair("mine"))
    future = tmp_path / "future"
    shutil.copytree(PACKAGE, future / "chaircompare")
    shutil.copytree(data_folder(), future / "data")
    package = future / "chaircompare" / "catalogue"
    (package / "migrations" / "versions" / f"{NEXT}_a_shelf.py").write_text(
        A_SHELF.replace("NEXT", NEXT).replace("BEFORE", schema.REVISION), "utf-8"
    )
    tables = package / "schema.py"
    tables.write_text(
        tables.read_text("utf-8").replace(
            f'REVISION = "{schema.REVISION}"', f'REVISION = "{NEXT}"'
        ),
        "utf-8",
    )
    for _ in range(2):
        done = run_python("-m", "chaircompare", "list", home=home, cwd=future)
        assert (done.returncode, done.stderr) == (0, "")
        assert "mine" in done.stdout
    assert query(catalogue_file, "SELECT name FROM shelf") == [("first",)]
    assert query(catalogue_file, "SELECT version_num FROM alembic_version") == [(NEXT,)]
    (backup,) = (home / "data" / "backups").iterdir()
    assert query(backup, "SELECT version_num FROM alembic_version") == [(schema.REVISION,)]
