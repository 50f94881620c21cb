"""The catalogue of sources: whole, well-formed, and found by any name or address."""

import re
from urllib.parse import urlsplit

import pytest

from api.sources import catalogue
from api.sources.catalogue import Evidence, SourceKind
from extraction.knowledge import tables

SOURCES = catalogue.list_sources()
CODES = {
    entity.code or entity.id for entity in tables.entities().values() if entity.type in ("country", "organisation")
}


def test_there_are_enough_of_every_kind():
    assert len(SOURCES) >= 40
    assert {source.kind for source in SOURCES} == set(SourceKind)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
def test_each_source_is_whole(source):
    assert re.fullmatch(r"[a-z0-9-]{2,40}", source.id)
    assert source.home in CODES
    assert source.name
    assert source.licence
    assert source.domains
    for address in filter(None, (source.feed, source.listing)):
        assert urlsplit(address).scheme in ("http", "https")
        assert catalogue.find_by_address(address) is not None
    assert (source.evidence is Evidence.UNCONFIRMED) == (source.seen_on is None)


def test_ids_and_domains_belong_to_one_source():
    ids = [source.id for source in SOURCES]
    domains = [domain for source in SOURCES for domain in source.domains]
    assert len(ids) == len(set(ids))
    assert len(domains) == len(set(domains))


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("auswaertiges-amt", "auswaertiges-amt"),
        ("Auswärtiges Amt", "auswaertiges-amt"),
        ("auswärtiges amt", "auswaertiges-amt"),
        ("F.A.Z.", "faz"),
        ("www.tagesschau.de", "tagesschau"),
        ("China Radio International", "cri"),
        ("german.cri.cn", "cri"),
        ("kein Blatt", None),
        ("de", None),
        ("", None),
    ],
)
def test_a_source_is_found_by_any_name(name, id_):
    found = catalogue.find(name)
    assert (found and found.id) == id_


@pytest.mark.parametrize(
    ("name", "url", "id_"),
    [
        ("Der Spiegel", "https://www.zeit.de/a", "spiegel"),
        ("Unbekannt", "https://www.zeit.de/a", "zeit"),
        (None, "https://newsfeed.zeit.de/index", "zeit"),
        (None, "https://nato.diplo.de/a", "nato-vertretung-de"),
        (None, "https://peking.diplo.de/a", "auswaertiges-amt"),
        (None, "https://zeit.de.example/a", None),
        (None, "http://[x", None),
        (None, None, None),
    ],
)
def test_an_article_has_its_source_by_name_or_else_by_address(name, url, id_):
    found = catalogue.resolve(name, url)
    assert (found and found.id) == id_


def test_governments_their_media_and_organisations_speak_for_a_side_and_the_press_for_none():
    sides = {id_: catalogue.get(id_).side for id_ in ("bundesregierung", "xinhua", "eu-rat", "faz", "dpa", "dw")}
    assert sides == {
        "bundesregierung": "DE",
        "xinhua": "CN",
        "eu-rat": "EU-COUNCIL",
        "faz": None,
        "dpa": None,
        "dw": None,
    }


def test_close_names_are_offered():
    assert "spiegel" in catalogue.find_close("Der Spigel")
