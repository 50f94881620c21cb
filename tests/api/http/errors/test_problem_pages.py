"""Every type of problem has a page that says what to do."""

import ast
import html
from functools import partial
from pathlib import Path

import pytest
from flask import abort

from api.http.errors.problem_types import TYPES
from api.wording.problems import translate

API = Path(__file__).parents[4] / "api"
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def raised():
    """The types given to Problem(…) and Refusal(…) in the code, directly or by a name."""
    for file in set(API.rglob("*.py")) - set((API / "feeding").rglob("*.py")):  # which the command line alone has
        nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
        calls = [n for n in nodes if isinstance(n, ast.Call) and getattr(n.func, "id", "") in ("Problem", "Refusal")]
        names = {call.args[0].id for call in calls if call.args and isinstance(call.args[0], ast.Name)}
        given = [n.value for n in nodes if isinstance(n, ast.Assign) and getattr(n.targets[0], "id", "") in names]
        for value in [*(call.args[0] for call in calls if call.args), *given]:
            branches = [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]
            yield from (branch.value for branch in branches if isinstance(branch, ast.Constant))


def test_every_type_that_can_be_raised_has_a_page(client):
    slugs = set(raised())
    assert {"unknown-parameter", "unsupported-language", "not-found"} <= slugs
    for slug in slugs:
        assert client.get(f"/problems/{slug}").status_code == 200, slug


@pytest.mark.parametrize("slug", TYPES)
def test_a_page_says_what_to_do_in_both_forms(client, slug):
    described = client.get(f"/problems/{slug}")
    assert described.json["type"] == f"/problems/{slug}"
    assert described.json["example"]["status"] == described.json["status"]
    assert described.json["remedy"]
    page = client.get(f"/problems/{slug}", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert page.mimetype == "text/html"
    assert described.json["title"] in html.unescape(page.text)
    assert "What to do" in page.text
    german = client.get(f"/problems/{slug}?lang=de", headers={"Accept": "text/html"})
    assert translate(described.json, "de")["remedy"].partition("`")[0] in html.unescape(german.text)
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert "Accept" in page.headers["Vary"]


def test_the_list_links_to_each(client):
    listed = client.get("/problems")
    assert [type_["type"] for type_ in listed.json["data"]] == [f"/problems/{slug}" for slug in TYPES]
    page = client.get("/problems", headers={"Accept": "text/html"}).text
    for slug in TYPES:
        assert f'href="/problems/{slug}"' in page


def test_a_type_that_is_none_is_not_found(client):
    assert client.get("/problems/no-such").json["type"] == "/problems/not-found"


def test_the_page_of_a_problem_is_at_its_type(client):
    problem = client.get("/statements?speeker=x").json
    assert client.get(problem["type"]).json["title"] == problem["title"]


def test_errors_of_the_framework_have_a_type_of_their_own_or_none(app, client):
    for status in (400, 410):
        app.add_url_rule(f"/{status}", str(status), partial(abort, status))
    assert client.get("/410").json["type"] == "about:blank"
    assert client.get("/400").json["type"] == "/problems/bad-request"
