"""Pages ask the API in the same process."""

from dataclasses import replace

import pytest

from api import create_app
from api.pages.asking import Refused, ask, post

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_a_page_is_one_request_where_their_rate_is_limited(settings):
    client = create_app(replace(settings, ratelimit="2/minute")).test_client()
    assert [client.get("/").status_code for _ in range(3)] == [200, 200, 429]


def test_answers_and_problems_are_those_of_the_api(app):
    with app.test_request_context("/", environ_overrides={"SCRIPT_NAME": "/api"}, headers={"If-None-Match": "*"}):
        assert ask("/statements", [("limit", "7")])["meta"]["limit"] == 7
        assert ask("/statements")["links"]["self"] == "/api/statements"
        with pytest.raises(Refused, match="no statement ä ö") as refused:
            ask("/statements/ä ö")
        assert refused.value.status == 404
        with pytest.raises(Refused) as refused:
            post("/articles", {"text": "Wort"}, "token")
        assert refused.value.status == 401
