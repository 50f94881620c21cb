"""A client generated from the description can ask and write."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from api.articles import access_tokens
from tests.fuzz import serve

NAME = "communique_client"


@pytest.fixture(scope="module")
def generated(seeded_app, tmp_path_factory):
    """The generated package, importable while the tests of this module run."""
    folder = tmp_path_factory.mktemp("client")
    (folder / "openapi.yaml").write_text(seeded_app.test_client().get("/openapi.yaml").text, encoding="utf-8")
    (folder / "config.yaml").write_text(f"package_name_override: {NAME}\npost_hooks: []\n", encoding="utf-8")
    command = [Path(sys.executable).parent / "openapi-python-client", "generate", "--meta", "none", "--fail-on-warning"]
    arguments = ["--path", "openapi.yaml", "--config", "config.yaml", "--output-path", NAME]
    run = subprocess.run([*command, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    sys.path.insert(0, str(folder))
    yield lambda module: import_module(f"{NAME}.{module}")
    sys.path.remove(str(folder))


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
