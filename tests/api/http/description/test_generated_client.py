"""A client generated from the description can ask and write."""

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from api.articles import access_tokens
from tests.serving import serve

NAME = "communique_client"  # of the title
PAGE = (Path(__file__).parents[4] / "docs" / "clients.md").read_text(encoding="utf-8")
[CONFIG] = re.findall(r"```yaml\n(.+?)```", PAGE, re.DOTALL)  # what is neither JSON nor text/… is bytes
[RECIPE] = re.findall(rf"```python\n(from {NAME}.+?)```", PAGE, re.DOTALL)
SERVER = "http://127.0.0.1:8000"  # as the page has it


@pytest.fixture(scope="module")
def generated(seeded_app, tmp_path_factory):
    """The package that is generated and installed, importable while the tests of this module run."""
    folder = tmp_path_factory.mktemp("client")
    (folder / "openapi.yaml").write_text(seeded_app.test_client().get("/openapi.yaml").text, encoding="utf-8")
    (folder / "config.yaml").write_text(CONFIG, encoding="utf-8")
    generator = Path(sys.executable).parent / "openapi-python-client"
    arguments = ["--meta", "setup", "--path", "openapi.yaml", "--config", "config.yaml", "--output-path", "package"]
    run(folder, generator, "generate", "--fail-on-warning", *arguments)
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    options = ("--no-deps", "--no-build-isolation", "--no-compile")
    run(folder, *pip, "install", *options, "--target", "installed", "./package")
    sys.path.insert(0, str(folder / "installed"))
    yield lambda module: import_module(f"{NAME}.{module}")
    sys.path.remove(str(folder / "installed"))


def run(folder, *command):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def address(seeded_copy):
    with serve(seeded_copy) as address:
        yield address


@pytest.fixture
def client(generated, address):
    return generated("client").Client(base_url=address)


def test_it_finds_statements(generated, client):
    page = generated("api.statements.list_statements").sync(client=client, speaker=["putin"], limit=2)
    assert page.meta.total == 3
    assert len(page.data) == 2
    assert page.data[0].speakers[0].id == "wladimir-putin"
    assert page.data[0].kind in set(generated("models.statement_kind").StatementKind)
    statement = generated("api.statements.get_statement").sync(page.data[0].id, client=client)
    assert statement == page.data[0]


@pytest.mark.usefixtures("generated")
def test_the_recipe_finds_statements(address):
    names = {}
    exec(compile(RECIPE.replace(SERVER, address), "clients.md", "exec"), names)  # noqa: S102
    assert len(names["page"].data) == 2


def test_it_gets_exports_in_each_form(generated, client):
    as_csv = generated("api.statements.list_statements_as_csv").sync(client=client, speaker=["putin"])
    assert as_csv.startswith("id,text,")
    for form in ("ndjson", "atom"):
        found = generated(f"api.statements.list_statements_as_{form}").sync(client=client, speaker=["putin"])
        assert found.payload.read().count(b"wladimir-putin" if form == "ndjson" else b"<entry") >= 3


def test_it_reads_every_list(generated, client):
    for module in ("articles.list_articles", "entities.list_entities", "entities.list_speakers", "themes.list_themes"):
        page = generated(f"api.{module}").sync(client=client)
        assert len(page.data) > 0, module


def test_it_gets_problems_as_objects(generated, client):
    problem = generated("api.statements.get_statement").sync("none", client=client)
    assert (problem.status, problem.type_) == (404, "/problems/not-found")


def test_it_adds_and_removes_articles(generated, address, seeded_copy):
    with seeded_copy.extensions["communique"].database.writing() as session:
        token = access_tokens.create(session, "client")
    writer = generated("client").AuthenticatedClient(base_url=address, token=token)
    new = generated("models.new_article").NewArticle(text="Kanzler Olaf Scholz sagte, Deutschland werde helfen.")
    article = generated("api.articles.add_article").sync(client=writer, body=new)
    assert [statement.text for statement in article.statements] == ["Deutschland werde helfen"]
    assert generated("api.articles.remove_article").sync_detailed(article.id, client=writer).status_code == 204
    assert generated("api.articles.get_article").sync(article.id, client=writer).status == 404
