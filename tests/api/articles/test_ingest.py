"""Storing: whole or not at all, once however many add at the same time."""

import multiprocessing
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from api.articles import catalogue, documents, drafts, ingest, near_duplicates, statement_rows
from api.articles.article_text import identify, normalise
from api.database.engine import Database
from api.models import Article, Base, Entity, Revision, Statement
from tests import scripted
from tests.conftest import PARSER

SCRIPT = "xi > China sei bereit [ukraine] {UN} (china)\nputin, ein-unbekannter > Russland [taiwan] @ xi"


def rows(database):
    """The number of rows of each table that articles fill."""
    with database.reading() as reader:
        tables = [t for t in Base.metadata.sorted_tables if t.name not in ("revision", "token")]
        return {table.name: reader.session.scalar(select(func.count()).select_from(table)) for table in tables}


class TestAtomicity:
    def test_a_crash_before_the_end_leaves_nothing(self, database, monkeypatch):
        before = rows(database)
        count = statement_rows.count

        def crash(*arguments):
            count(*arguments)
            raise RuntimeError("power cut")

        monkeypatch.setattr(statement_rows, "count", crash)
        with pytest.raises(RuntimeError):
            ingest.add(database, PARSER, drafts.NewArticle(text=SCRIPT))
        assert rows(database) == before
        monkeypatch.undo()
        assert ingest.add(database, PARSER, drafts.NewArticle(text=SCRIPT)).is_new
        assert rows(database)["statement"] == 2

    def test_removing_leaves_no_link(self, database):
        before = rows(database)
        added = ingest.add(database, PARSER, drafts.NewArticle(text=SCRIPT))
        assert ingest.remove(database, added.id)
        after = rows(database)
        # What was ever mentioned stays known; that a chunk has changed, too.
        kept = {"entity", "alias", "theme", "theme_alias", "removal", "facet_chunk"}
        assert {table: n for table, n in after.items() if table not in kept} == {
            table: n for table, n in before.items() if table not in kept
        }

    def test_every_change_moves_the_revision(self, database):
        def revision():
            with database.reading() as reader:
                return reader.session.scalars(select(Revision)).one()

        first = revision()
        added = ingest.add(database, PARSER, drafts.NewArticle(text=SCRIPT))
        second = revision()
        ingest.add(database, PARSER, drafts.NewArticle(text=SCRIPT))
        same = revision()
        ingest.remove(database, added.id)
        last = revision()
        assert first.number < second.number == same.number < last.number
        assert first.changed_at < second.changed_at == same.changed_at < last.changed_at


def parse(*texts):
    return [drafts.parse(PARSER, drafts.NewArticle(text=text)) for text in texts]


class TestSeveralAtOnce:
    TEXTS = (SCRIPT, "xi > China sei bereit [ukraine] {NATO}", "neuer-name > Ja @ ein-unbekannter")

    def test_each_is_stored_once_in_a_revision_of_its_own(self, database, client):
        ingest.store(database, parse(self.TEXTS[1])[0])
        added = ingest.store_all(database, parse(*self.TEXTS, SCRIPT))
        assert [one.is_new for one in added] == [True, False, True, False]
        with database.reading() as reader:
            stored = reader.session.execute(select(Article.number, Article.id).order_by(Article.created_at)).all()
            revisions = reader.session.scalars(select(Statement.revision).order_by(Statement.created_at)).all()
        assert stored == [(1, added[1].id), (2, added[0].id), (3, added[2].id)]
        first = revisions[0]
        assert revisions == [first, first + 1, first + 1, first + 2]
        counted = client.get("/stats?group_by=speaker").json["data"]
        assert {row["key"]["speaker"]["id"]: row["count"] for row in counted} == {
            "xi": 2, "putin": 1, "ein-unbekannter": 1, "neuer-name": 1,
        }  # fmt: skip

    def test_a_fault_in_one_leaves_nothing_of_any(self, database, monkeypatch):
        before = rows(database)
        parsed = parse(*self.TEXTS)
        link, linked = near_duplicates.link, []

        def crash_at_the_last(session, article, hashes):
            link(session, article, hashes)
            linked.append(article)
            if len(linked) == len(parsed):
                raise RuntimeError("power cut")

        monkeypatch.setattr(near_duplicates, "link", crash_at_the_last)
        with pytest.raises(RuntimeError):
            ingest.store_all(database, parsed)
        assert rows(database) == before

    def test_copies_among_them_are_linked(self, database, client):
        text = "putin > " + " ".join(f"Wort{n}" for n in range(40))
        one, other = ingest.store_all(database, parse(text, f"{text} mehr"))
        assert client.get(f"/articles/{one.id}").json["duplicates"] == [other.id]


def add_in_another_process(url, barrier, results, texts):
    database = Database(url)
    barrier.wait()
    results.put([ingest.add(database, PARSER, drafts.NewArticle(text=text)).is_new for text in texts])


class TestConcurrency:
    def test_processes_that_add_the_same_texts_leave_each_once(self, database, database_url):
        context = multiprocessing.get_context("fork")
        barrier, results = context.Barrier(3), context.Queue()
        texts = [f"xi > Satz {number} von China [ukraine]\nneuer-name-{number % 3} > Antwort" for number in range(8)]
        orders = (texts, texts[::-1], texts[4:] + texts[:4])
        processes = [
            context.Process(target=add_in_another_process, args=(database_url, barrier, results, order))
            for order in orders
        ]
        for process in processes:
            process.start()
        outcomes = [results.get(timeout=60) for _ in processes]
        for process in processes:
            process.join(timeout=60)
        assert [process.exitcode for process in processes] == [0, 0, 0]
        assert sum(map(sum, outcomes)) == len(texts)
        assert rows(database)["article"] == len(texts)
        assert rows(database)["statement"] == 2 * len(texts)

    def test_threads_that_add_different_texts_all_succeed(self, database):
        def add(number):
            return ingest.add(
                database, PARSER, drafts.NewArticle(text=f"neuer-name > Satz {number} [thema-{number % 2}]")
            )

        with ThreadPoolExecutor(4) as pool:
            assert all(added.is_new for added in pool.map(add, range(16)))
        with database.reading() as reader:
            assert reader.session.scalar(select(func.count()).select_from(Entity).where(Entity.id == "neuer-name")) == 1
            numbers = reader.session.scalars(select(Article.number).order_by(Article.created_at)).all()
        assert numbers == sorted(numbers)


class TestDocuments:
    def test_stored_documents_are_what_would_be_dumped_now(self, database):
        ingest.add(database, PARSER, drafts.NewArticle(text=SCRIPT, title="T"))
        with database.reading() as reader:
            for statement in reader.session.scalars(select(Statement)):
                stored = statement.document
                documents.write_document(statement)
                assert statement.document == stored

    def test_new_knowledge_reaches_stored_statements_and_names(self, database, client):
        ingest.add(database, PARSER, drafts.NewArticle(text=SCRIPT))
        known = dict(scripted.ENTITIES)
        known["xi"] = replace(known["xi"], name="Chinas Präsident", name_en=None, aliases=("Hsi",))
        known["ein-unbekannter"] = replace(
            known["putin"], id="ein-unbekannter", name="Ein Bekannter", wikidata=None, aliases=()
        )
        with database.writing() as session:
            assert catalogue.update(session, known, [])
        names = [s["name"] for row in client.get("/statements").json["data"] for s in row["speakers"]]
        assert names == ["Chinas Präsident", "Wladimir Putin", "Ein Bekannter"]
        assert client.get("/statements?speaker=hsi").json["meta"]["total"] == 1
        assert client.get("/statements?speaker=Xi+Jinping").json["meta"]["total"] == 0
        with database.writing() as session:
            assert not catalogue.update(session, known, [])

    def test_documents_of_an_older_version_are_written_anew(self, database, monkeypatch):
        ingest.add(database, PARSER, drafts.NewArticle(text=SCRIPT))
        monkeypatch.setattr(documents, "DOCUMENT_VERSION", 99)
        with database.writing() as session:
            assert documents.rewrite_documents(session, [], 7) == 2
            assert documents.rewrite_documents(session, [], 8) == 0


class TestText:
    def test_what_looks_the_same_is_the_same_article(self):
        texts = [
            "Größe zählt.\nJa.",
            "Gro\u0308ße za\u0308hlt.\r\nJa.  ",
            "\ufeffGröße zählt.\n\nJa.",
            "Grö\u00adße zählt. Ja.",
        ]
        assert len({identify(normalise(text)) for text in texts}) == 1

    def test_what_differs_is_another_article(self):
        texts = ["Ja.", "Ja", "ja.", "Ja. Ja."]
        assert len({identify(normalise(text)) for text in texts}) == len(texts)

    def test_statements_of_one_place_have_different_ids(self, database):
        twice = drafts.TextParser(lambda text, **_: _doubled(scripted.extract(text)), scripted.detect)
        ingest.add(database, twice, drafts.NewArticle(text=SCRIPT))
        assert rows(database)["statement"] == 4


def _doubled(extraction):
    return replace(extraction, statements=extraction.statements * 2)
