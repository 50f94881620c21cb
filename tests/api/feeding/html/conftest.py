"""A page whose parts a test writes."""

import pytest

from api.feeding.html import pages

FIRST = "Der Minister betonte in Genf, die Gespräche über Handel und Klima sollten im Herbst dort fortgesetzt werden."
SECOND = (
    "Seine Kollegin antwortete, dafür brauche es zuerst eine Einigung aller Seiten über die Tagesordnung der Sitzung."
)
ADDRESS = "https://bote.example/politik/telefonat.html"


@pytest.fixture
def read():
    """A function that reads a page: `head` stands in its head, `lead` between heading and text, `tail` after the text."""

    def read(head="", lead="", tail="", after="", address=ADDRESS, heading="Telefonat der Minister", encode=str.encode):
        article = f"<article><h1>{heading}</h1>{lead}<p>{FIRST}</p><p>{SECOND}</p>{tail}</article>{after}"
        page = f"<!doctype html><html lang=de><head><meta charset=utf-8><title>Seite</title>{head}</head><body>{article}</body></html>"
        return pages.read_page(encode(page), address)

    return read
