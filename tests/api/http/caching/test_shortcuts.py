"""Questions of a known form are answered without the application, and just as the application answers them."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from api import create_app
from tests.conftest import PARSER

OWN = ("X-Request-ID", "Date")
# A question that makes the form known, and others of that form.
FORMS = {
    "/statements?speaker=putin": ["/statements?speaker=xi", "/statements?speaker=xi-jinping"],
    "/statements?organisation=UN&limit=1": ["/statements?organisation=BRICS&limit=2", "/statements?organisation=un&limit=7"],
    "/statements?speaker=xi&theme=ukraine&sort=published_on": ["/statements?speaker=putin&theme=taiwan&sort=published_on"],
    "/statements?q=Frieden": ["/statements?q=Handel", "/statements?q=nirgends"],
    "/statements?limit=1&explain=1": ["/statements?limit=3&explain=1"],
    "/stats?group_by=theme&organisation=UN": ["/stats?group_by=theme&organisation=BRICS"],
    "/stats?group_by=speaker&group_by=theme": [],
    "/stats?group_by=month&limit=1": ["/stats?group_by=month&limit=2"],
}  # fmt: skip
LEFT = [  # to the application, though their form is known
    "/statements?speaker=niemand", "/statements?speaker=Xi+Jinping", "/statements?speaker=p%75tin", "/statements?speaker=",
    "/statements?speaker=xi&speaker=putin", "/statements/?speaker=xi", "/statements?speaker=" + "x" * 65, "/statements?limit=0",
    "/statements?limit=999999", "/statements?limit=01", "/statements?limit=1_0", "/statements?q=OR", "/statements?cursor=made-up",
    "/statements?speaker", "/statements?speaker=xi&", "/statements?nonsense=1", "/statements/none", "/stats", "/statements?format=csv",
]  # fmt: skip


@pytest.fixture
def stored(add):
    add(
        "putin > Frieden [ukraine] {UN} (china)\nxi > Handel [taiwan] {BRICS}\nxi > Frieden [ukraine] {UN}",
        "2022-06-16",
    )
    add("xi > Frieden und Handel [taiwan] {UN}\nputin > Handel [ukraine] {BRICS}", "2023-01-02")


@pytest.fixture
def pair(settings, stored):
    """Clients of the same data: of an application with shortcuts, and of one that has none."""
    short, long = replace(settings, answer_cache_bytes=0), replace(settings, answer_cache_bytes=0, access_log="all")
    clients = [create_app(one, PARSER).test_client() for one in (short, long)]
    yield clients
    for client in clients:
        client.application.extensions["communique"].database.engine.dispose()


@pytest.fixture
def asked(pair):
    """A function that asks both, sees that they say the same, and says whether the application was asked for it."""
    inner, seen = pair[0].application.wsgi_app._inner, []
    pair[0].application.wsgi_app._inner = lambda environ, start: seen.append(environ) or inner(environ, start)

    def asked(address, method="GET", **headers):
        seen.clear()
        short, long = (client.open(address, method=method, headers=headers) for client in pair)
        assert (short.status_code, told(short)) == (long.status_code, told(long))
        assert short.status_code >= 400 or short.data == long.data
        return short, bool(seen)

    return asked


def told(response):
    """The headers; of Last-Modified, which in the second of a change is the time of the answer, that it is there."""
    lines = [(name, value if name != "Last-Modified" else "") for name, value in response.headers if name not in OWN]
    return sorted(line for line in lines if response.status_code < 400 or line[0] != "Content-Length")


@pytest.mark.parametrize(("first", "others"), FORMS.items())
def test_a_form_is_learnt_from_its_first_question(asked, first, others):
    assert asked(first)[1]
    for address in (first, *others):
        answer, was_asked = asked(address)
        assert not was_asked, address
        assert answer.status_code == 200
        assert asked(address, method="HEAD")[0].data == b""


def test_pages_are_walked_and_statements_got(asked):
    page = asked("/statements?limit=1")[0]
    texts, made = [], []
    while page.json["links"]["next"]:
        page, was_made = asked(page.json["links"]["next"])
        texts += [row["text"] for row in page.json["data"]]
        made.append(was_made)
        one, _ = asked(f"/statements/{page.json['data'][0]['id']}")
        assert one.json == page.json["data"][0]
    assert len(texts) == 4
    assert made == [True, False, False, False]
    back, was_made = asked(page.json["links"]["prev"])
    assert not was_made
    assert back.json["data"][0]["text"] == texts[-2]


@pytest.mark.parametrize("address", LEFT)
def test_what_is_not_plain_is_left_to_the_application(asked, address):
    for known in (*FORMS, "/statements?limit=1", "/statements?cursor=0", "/stats?group_by=act"):
        asked(known)
    statement = asked("/statements?limit=1")[0].json["data"][0]["id"]
    asked(f"/statements/{statement}")
    assert asked(address)[1]


@pytest.mark.parametrize(
    "headers",
    [
        {"If-None-Match": '"x"'}, {"If-Modified-Since": "Thu, 01 Jan 2099 00:00:00 GMT"}, {"Accept-Encoding": "gzip"},
        {"Accept": "text/csv"}, {"Origin": "http://x.de"}, {"Host": "y.de"},
    ],
)  # fmt: skip
def test_so_is_what_is_sent_with_other_headers(asked, headers):
    asked("/statements?speaker=xi")
    assert asked("/statements?speaker=putin", **headers)[1]


def test_answers_are_of_the_data_as_they_stand(asked, add, stored):
    asked("/statements?speaker=putin")
    before = asked("/statements?speaker=xi")[0]
    add("xi > Neues")
    after, was_made = asked("/statements?speaker=xi")
    assert not was_made
    assert after.json["meta"]["total"] == before.json["meta"]["total"] + 1
    assert after.headers["ETag"] != before.headers["ETag"]


def test_a_missing_database_is_told_by_the_application(settings, database):
    app = create_app(replace(settings, database_url="sqlite:////nowhere/none.sqlite"), PARSER)
    assert app.test_client().get("/statements?limit=1").status_code == 503


PARAMETERS = [
    "speaker",
    "organisation",
    "theme",
    "q",
    "limit",
    "cursor",
    "sort",
    "explain",
    "kind",
    "act",
    "from",
    "group_by",
    "x",
]
VALUES = [
    "xi",
    "putin",
    "UN",
    "ukraine",
    "Frieden",
    "1",
    "2",
    "0",
    "published_on",
    "indirect",
    "2022-06-16",
    "theme",
    "",
    "%41",
    "a b",
]


@hypothesis_settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=st.sampled_from(["/statements", "/stats", "/statements/xi", "/speakers"]),
    pairs=st.lists(st.tuples(st.sampled_from(PARAMETERS), st.sampled_from(VALUES)), max_size=3),
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_whatever_is_asked_twice_is_answered_as_without_shortcuts(asked, path, pairs):
    query = "&".join(f"{name}={value}" for name, value in pairs)
    for _ in range(2):
        asked(f"{path}?{query}" if query else path)
