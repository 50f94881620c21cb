"""The language of full-text queries and the words it is about; databases find what it says."""

import itertools
import re
from html import unescape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from api.queries import fulltext
from api.queries.fulltext import postgresql, snippets, sqlite
from api.queries.fulltext.analysis import analyse
from api.queries.fulltext.snippets import highlighter
from api.queries.fulltext.stemming import spell, stem
from api.queries.fulltext.syntax import All, Either, MalformedQuery, Term, parse

german = st.text("abcdefghijklmnopqrstuvwxyzäöüßABCÄÖÜ", min_size=1, max_size=12)
PIECES = [
    "AND",
    "UND",
    "OR",
    "ODER",
    "NOT",
    "NICHT",
    "NEAR",
    "Land",
    "=Meer",
    "–",
    "−x",
    "(",
    ")",
    '"',
    "*",
    ",",
    ";",
    " ",
    "  ",
]
queries = (
    st.text("abcäß\"„“()*-OR .:'\\&|!<>=", max_size=40)
    | st.text(max_size=40)
    | st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join)
)
terms = st.builds(
    Term,
    st.lists(st.sampled_from(["frieden", "krieg", "land", "meer"]), min_size=1, max_size=2).map(tuple),
    st.booleans(),
).map(lambda term: term if term.is_prefix else Term(term.words, is_exact=True))


def nodes(parts):
    some = st.lists(parts, min_size=1, max_size=3).map(tuple)
    two = st.lists(parts, min_size=2, max_size=3).map(tuple)
    return st.builds(All, some, st.lists(parts, max_size=2).map(tuple)) | st.builds(Either, two)


def written(node):
    """A query in our own language that means a node."""
    if isinstance(node, Term):
        return node.words[-1] + "*" if node.is_prefix else f'"{" ".join(node.words)}"'
    if isinstance(node, All):
        return "(" + " ".join([*map(written, node.parts), *(f"-{written(part)}" for part in node.excluded)]) + ")"
    return "(" + " OR ".join(map(written, node.parts)) + ")"


def evaluate(node, words):
    """Whether a text of these words is found, told the slow way."""
    if isinstance(node, Term):
        runs = [words[i : i + len(node.words)] for i in range(len(words) - len(node.words) + 1)]
        if node.is_prefix:
            return any(word.startswith(node.words[0]) for word in words)
        return any((run if node.is_exact else [stem(word) for word in run]) == list(node.words) for run in runs)
    if isinstance(node, All):
        return all(evaluate(p, words) for p in node.parts) and not any(evaluate(p, words) for p in node.excluded)
    return any(evaluate(part, words) for part in node.parts)


@given(queries)
def test_a_query_is_read_or_refused_with_its_place(query):
    node = read(query)
    if isinstance(node, MalformedQuery):
        assert query[node.offset :].startswith(node.part)
        assert str(node).endswith(".")
        return
    for dialect in (sqlite, postgresql):
        assert dialect.write_query(node)
    assert unescape(highlighter(node)(query).replace("<mark>", "").replace("</mark>", "")) == query


@given(
    st.lists(st.sampled_from(["Frieden", "friedens", "Land", "Länder", "und", "a&b", "„Meer“"]), max_size=8),
    nodes(terms),
)
def test_marks_of_whole_words_are_those_of_any_query(words, node):
    text = " ".join(words)
    with pytest.MonkeyPatch.context() as patch:
        quick = highlighter(node)(text)
        patch.setattr(snippets, "_whole_words", lambda _query: None)
        assert quick == highlighter(node)(text)


def read(query):
    """The query parsed, or what is wrong with it."""
    try:
        return parse(query)
    except MalformedQuery as error:
        return error


@given(
    st.recursive(terms, nodes, max_leaves=6),
    st.lists(st.sampled_from(["frieden", "krieges", "landtag", "meer"]), max_size=4),
)
def test_what_is_written_is_what_is_meant(node, words):
    assert evaluate(parse(written(node), 1000), words) == evaluate_written(node, words)


TEXTS = [" ".join(words) for words in itertools.product(["frieden", "krieges", "landtag", "meer"], repeat=3)]


@pytest.fixture
def indexed(database):
    """A session where the texts are indexed, without statements."""
    with database.engine.connect() as connection:
        fulltext.add(connection, enumerate(TEXTS))
        yield Session(connection)


@given(st.recursive(terms, nodes, max_leaves=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_both_databases_find_what_is_meant(indexed, node):
    found = set(indexed.scalars(fulltext.match(indexed.get_bind().dialect.name, parse(written(node), 1000)).select()))
    assert found == {key for key, words in enumerate(TEXTS) if evaluate_written(node, words.split())}


def evaluate_written(node, words):
    """As evaluate, of a node whose words are not stemmed yet and whose beginnings are the last word alone."""
    if isinstance(node, Term):
        return evaluate(Term((node.words[-1],), True) if node.is_prefix else node, words)
    if isinstance(node, All):
        found = all(evaluate_written(part, words) for part in node.parts)
        return found and not any(evaluate_written(part, words) for part in node.excluded)
    return any(evaluate_written(part, words) for part in node.parts)


@given(st.text(max_size=60))
def test_words_stand_where_they_say_and_are_nothing_but_letters_and_digits(text):
    last = 0
    for word in analyse(text):
        assert last <= word.start < word.end
        assert word.folded in spell(text[word.start : word.end])
        assert re.fullmatch(r"[^\W_]+", word.folded) or not word.folded.isascii()
        assert not re.search(r"[\s'\"\\:*()=]", word.folded)
        last = word.end


@given(german, st.integers(1, 12))
def test_a_beginning_of_a_word_is_a_beginning_when_folded(word, length):
    assert spell(word).startswith(spell(word[:length]))


@pytest.mark.parametrize(
    "forms",
    [
        "Beziehung Beziehungen", "Land Länder Ländern Landes laender", "Verhältnis Verhältnisse", "China Chinas", "Europa Europas",
        "Krieg Kriege Krieges Kriegs", "Frieden Friedens", "Haus Häuser", "Maßnahme Massnahmen", "Straße Strassen",
        "gut gute gutes guten",
        "Vertrag Verträge Verträgen vertraege", "Sohn Söhne", "Öl Öls Oel", "Atommacht Atommächten",
        "sprechen sprach spricht gesprochen",
        "fördern foerdern fördert förderte", "fordern fordert forderte gefordert", "zählen zähle zählt", "zahlen zahlte",
        "Möglichkeit Möglichkeiten", "Embargo Embargos", "Partner Partnern Partners", "Abkommen Abkommens",
    ],
)  # fmt: skip
def test_forms_of_a_word_meet(forms):
    assert len({stem(spell(form)) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "words",
    [
        "Sicherheit sicher sich",
        "Einigkeit einig ein",
        "Einheit ein",
        "Sicherheit Sicherheitsinitiative",
        "Beziehung bezieht",
        "fordern fördern",
        "zahlen zählen",
        "drucken drücken",
        "Volk Volker",
        "schon schön",
        "Muller Müller",
    ],
)
def test_different_words_do_not_meet(words):
    assert len({stem(spell(word)) for word in words.split()}) == len(words.split())
