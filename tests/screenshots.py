"""Pictures of the pages for the documentation: python -m tests.screenshots. People, states and their words are all invented.

Needs Chromium (CHROMIUM names another one); make screenshots runs it.
"""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import sync_playwright

from api import create_app, migrations
from api.app_state import of
from api.articles import drafts, ingest
from api.settings import Settings
from extraction import extract
from extraction.text.language import detect
from tests.serving import make_environment, open_server

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
BROWSER = os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium"
FLAGS = ("--no-sandbox", "--disable-gpu")
ARTICLES, FIRST_DAY, DAYS = 60, date(2021, 2, 1), 1300
PEOPLE = (
    ("Außenministerin", "Mira Tannhof", "Valdorien"),
    ("Präsident", "Joris Kestrel", "Nordmark"),
    ("Ministerpräsidentin", "Alva Brimstein", "Ostara"),
    ("Regierungschef", "Teodor Quill", "Lummerstein"),
    ("Außenminister", "Pelle Sundhaven", "Nordmark"),
)
SAID = (
    "sie fordere einen sofortigen Waffenstillstand",
    "sein Land sei bereit, die Handelsbeziehungen auszubauen",
    "neue Sanktionen lehne die Regierung entschieden ab",
    "man unterstütze die Arbeit der Vereinten Nationen nachdrücklich",
    "der Klimaschutz müsse in allen Verträgen verankert werden",
    "die Energieversorgung sei für diesen Winter gesichert",
    "die Verletzung der Souveränität sei nicht hinnehmbar",
    "beide Seiten würden über Abrüstung und Rüstungskontrolle sprechen",
    "die Menschenrechte seien nicht verhandelbar",
)
QUOTED = (
    "Wir begrüßen den Vorschlag und werden ihn prüfen",
    "Wir rufen alle Beteiligten zu Verhandlungen auf",
    "Wer die Seewege blockiert, wird mit Folgen rechnen müssen",
    "Ohne Vertrauen gibt es keine Zusammenarbeit",
)
TITLES = (
    "Gespräch der Außenminister",
    "Treffen am Rande des Gipfels",
    "Telefonat zur Lage",
    "Erklärung nach den Beratungen",
)
SHOTS = (
    ("home", 1280, 860, "/?lang=en"),
    ("article", 1280, 760, "/view/articles/{article}?lang=en&statement={statement}"),
    ("person-dark", 1280, 820, "/view/entities/{person}?lang=de"),
)


def main() -> None:
    """Make the articles, serve them, and take the pictures."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/invented.sqlite"
        found = _store(url)
        environment = make_environment(url, folder)
        with open_server(environment), sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=BROWSER, args=FLAGS)
            for name, width, height, path in SHOTS:
                look = {"width": width, "height": height}
                page = browser.new_page(viewport=look, color_scheme="dark" if "dark" in name else "light")
                page.goto(f"http://{environment['BIND']}{path.format(**found)}", wait_until="networkidle")
                page.screenshot(path=FOLDER / f"{name}.png")
            browser.close()


def _store(url: str) -> dict[str, str]:
    """Ids of an article, one of its statements, and who makes it."""
    app = create_app(Settings(database_url=url, secret_key="for pictures only"))
    database = of(app).database
    migrations.upgrade(database)
    parser = drafts.TextParser(extract, detect)
    draw = random.Random(4)
    for _ in range(ARTICLES):
        added = ingest.add(database, parser, _write(draw))
    article = app.test_client().get(f"/articles/{added.id}").json
    database.engine.dispose()
    statement = article["statements"][1]
    return {"article": added.id, "statement": statement["id"], "person": statement["speakers"][0]["id"]}


def _write(draw: random.Random) -> drafts.NewArticle:
    """An article in which two of the people speak."""
    one, other = draw.sample(PEOPLE, 2)
    first, second, third = draw.sample(SAID, 3)
    day = FIRST_DAY + timedelta(days=int(DAYS * draw.random() ** 0.7))
    text = (
        f"{_introduce(one)} hat am Mittwoch mit {_introduce(other)} gesprochen.\n"
        f"{one[1]} betonte, {first}. „{draw.choice(QUOTED)}“, sagte {one[1]}.\n"
        f"{other[1]} erklärte, {second}. Zugleich wies {other[1]} darauf hin, {third}."
    )
    return drafts.NewArticle(
        text=text,
        title=f"{draw.choice(TITLES)}: {one[2]} und {other[2]}",
        published_on=day,
        source="Erfundene Rundschau",
    )


def _introduce(person: tuple[str, str, str]) -> str:
    office, name, state = person
    return f"{office} {name} ({state})"


if __name__ == "__main__":
    main()
