"""The pages in a real browser. Without Chromium on the machine (or CHROMIUM naming one) they are skipped, but never in CI."""

import json
import os
import shutil
import urllib.parse
import urllib.request

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.serving import ask, make_environment, open_server, run_command

BROWSER = (
    os.environ.get("CHROMIUM")
    or shutil.which("chromium")
    or shutil.which("chromium-browser")
    or shutil.which("google-chrome")
)
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
VIOLATIONS = {"resultTypes": ["violations"]}  # of the rest no details are put together, which takes a third of the time
# Swagger UI makes all sections of the description alike, and to look at each takes long.
ONE_SECTION = "document.querySelectorAll('.opblock-tag-section').forEach((section, i) => i && section.remove())"
HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=1</script> & „Tag“ 🕊'


@pytest.fixture(scope="module")
def browser():
    if BROWSER is None:
        assert "CI" not in os.environ, "CI needs Chromium"
        pytest.skip("there is no Chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def environment(sqlite_seeded, tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    return make_environment(f"sqlite:///{shutil.copy(sqlite_seeded, folder)}", folder)


@pytest.fixture(scope="module")
def server(environment):
    """One server for all pages: what a test adds, it removes."""
    with open_server(environment):
        yield f"http://{environment['BIND']}"


@pytest.fixture(scope="module")
def token(server, environment):
    return run_command(environment["DATABASE_URL"], "tokens", "create", "desk").strip()


@pytest.fixture
def add(server, token):
    """A function that stores an article over HTTP and gives it; what a test adds is removed behind it."""
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    added = []

    def add(**new):
        added.append(ask(f"{server}/articles", method="POST", data=json.dumps(new).encode(), headers=headers)["id"])
        return ask(f"{server}/articles/{added[-1]}")

    yield add
    for id_ in added:
        request = urllib.request.Request(f"{server}/articles/{id_}", method="DELETE", headers=headers)  # noqa: S310
        urllib.request.urlopen(request).close()  # noqa: S310


# What reaches over the right edge of the page.
TOO_WIDE = """() => [...document.querySelectorAll('main svg, main p, main table, main blockquote')]
    .filter(element => element.getBoundingClientRect().right > innerWidth + 1).map(element => element.outerHTML.slice(0, 80))"""


@pytest.fixture
def open_page(browser, server):
    """A function that opens a page, which fails the test when a script fails, when the policy stops something, and when anything
    is asked elsewhere.
    """
    contexts, complaints = [], []

    def open_page(**options):
        contexts.append(browser.new_context(base_url=server, locale="en-GB", **options))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text) if "Policy" in message.text else None)
        page.on("request", lambda request: request.url.startswith((server, "data:")) or complaints.append(request.url))
        page.set_default_timeout(60_000)  # on a busy machine a page takes its time
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def page(open_page):
    return open_page()


@pytest.fixture
def found(page):
    """A function that waits for a number of statements."""

    def found(number):
        noun = "statement" if number == 1 else "statements"
        page.get_by_role("heading", name=f"{number} {noun}", exact=True).wait_for()
        assert page.locator("#results .statement").count() == number

    return found


def focused(page):
    return page.evaluate("document.activeElement.id")


def test_what_is_asked_becomes_the_address_and_the_address_is_asked(page, found):
    page.goto("/")
    found(9)
    page.get_by_label("Speaker: name").fill("putin")
    page.get_by_label("Words").fill("Zusammenarbeit")
    page.get_by_role("button", name="Find").click()
    found(1)
    assert page.url.endswith("/?q=Zusammenarbeit&speaker=wladimir-putin")
    assert page.locator("blockquote mark").inner_text() == "Zusammenarbeit"
    page.reload()
    found(1)
    assert page.get_by_label("Words").input_value() == "Zusammenarbeit"
    page.get_by_role("link", name="words Zusammenarbeit").click()
    found(3)
    assert page.get_by_label("Words").input_value() == ""
    page.go_back()
    found(1)
    assert page.get_by_label("Words").input_value() == "Zusammenarbeit"
    page.go_back()
    found(9)


def test_several_values_are_chosen_by_keyboard_and_the_focus_stays(page, found):
    page.goto("/?theme=ukraine")
    found(3)
    page.get_by_role("checkbox", name="Hong Kong").focus()
    page.keyboard.press("Space")
    found(4)
    assert page.url.endswith("/?theme=hong-kong&theme=ukraine")
    assert focused(page) == "theme:hong-kong"
    page.locator("[id='only:theme:hong-kong']").press("Enter")
    found(1)
    assert focused(page) == "only:theme:hong-kong"
    page.get_by_role("link", name="Theme Hong Kong").click()
    found(9)
    assert focused(page) == "found"
    page.get_by_role("link", name="Theme: more …").click()
    page.get_by_label("Search these").fill("tai")
    assert page.locator("#facet-theme li:visible").all_inner_texts()[0].startswith("Taiwan")


def test_a_facet_is_one_stop_of_the_tab_key_and_arrow_keys_lead_through_it(page, found):
    page.goto("/")
    found(9)
    page.locator("#facet-speaker summary").focus()
    stops = []
    while facet := page.evaluate("document.activeElement.closest('#facets > details')?.id"):
        stops.append(facet)
        page.keyboard.press("Tab")
    assert len(set(stops)) == page.locator("#facets > details").count()
    assert stops.count("facet-speaker") == 3  # its heading, a name, its values
    first, second = page.locator("#facet-theme input").evaluate_all("boxes => boxes.slice(0, 2).map(box => box.id)")
    page.locator(f"[id='{first}']").focus()
    for key, expected in (
        ("ArrowDown", second),
        ("ArrowRight", f"only:{second}"),
        ("ArrowUp", f"only:{first}"),
        ("ArrowLeft", first),
        ("ArrowUp", first),
        ("ArrowDown", second),
    ):
        page.keyboard.press(key)
        assert focused(page) == expected
    page.keyboard.press("Space")
    page.wait_for_url("**/?theme=*")
    page.wait_for_function("id => document.getElementById(id).tabIndex === 0", arg=second)
    assert focused(page) == second


def test_marks_are_reached_by_arrow_keys_and_time_is_narrowed_by_dragging(page, found, add):
    said = "Bundeskanzler Olaf Scholz sagte am Montag in Berlin: „Wir prüfen das genau und werden danach entscheiden.“"
    add(text=said, published_on="2022-09-01")
    page.goto("/")
    found(10)
    page.locator("[data-picture=themes] .mark").first.focus()
    page.keyboard.press("ArrowRight")
    name, count = page.evaluate("document.activeElement.getAttribute('aria-label')").split(": ")
    assert page.locator("#panel-themes .tip").inner_text() == f"{name}: {count}"
    page.evaluate("window.isSame = true")
    page.keyboard.press("Enter")
    found(int(count))
    assert page.evaluate("window.isSame"), "the page was loaded anew"
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == f"{name}: {count}"
    page.go_back()
    found(10)
    box = page.locator("[data-picture=time] .mark .bar").first.bounding_box()
    page.mouse.move(box["x"] - 3, box["y"] - 5)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] + 3, box["y"] + 5, steps=3)
    page.mouse.up()
    found(9)
    assert page.url.endswith("/?from=2022-06-01&to=2022-06-30")


def test_results_stay_when_the_server_fails_and_can_be_asked_again(page, found):
    page.goto("/")
    found(9)
    page.route("**/?theme=*", lambda route: route.abort())
    page.locator("[id='only:theme:ukraine']").click()
    page.get_by_text("Not up to date").wait_for()
    found(9)
    assert page.url.endswith("/")
    page.unroute("**/?theme=*")
    page.get_by_role("button", name="Try again").click()
    found(3)
    assert page.locator("#main").get_attribute("aria-busy") is None


def test_a_slow_answer_is_overtaken_by_the_next(page, found):
    held = []
    page.goto("/")
    found(9)
    page.route("**/?theme=ukraine", lambda route: held.append(route))
    page.locator("[id='only:theme:ukraine']").click()
    page.wait_for_function("document.getElementById('main').getAttribute('aria-busy') === 'true'")
    page.locator("[id='only:speaker:wladimir-putin']").click()
    found(3)
    held[0].continue_()
    page.wait_for_timeout(200)
    assert page.url.endswith("/?speaker=wladimir-putin")
    found(3)


def test_what_is_new_is_offered_and_what_is_typed_stays(page, found, add):
    page.clock.install()
    page.goto("/")
    found(9)
    page.get_by_label("Words").fill("Zusamm")
    said = "Bundeskanzler Olaf Scholz sagte am Montag in Berlin: „Wir prüfen das und werden danach entscheiden.“"
    add(text=said)
    page.clock.fast_forward(31_000)
    page.get_by_role("button", name="1 new, show").click()
    found(10)
    assert page.get_by_label("Words").input_value() == "Zusamm"


def test_names_are_completed(page):
    page.goto("/")
    page.locator("#facet-organisation summary").click()
    page.get_by_label("Organisation: name").press_sequentially("shang")
    option = page.locator("#names-organisation option").first
    option.wait_for(state="attached")
    assert option.get_attribute("value") == "Shanghai Cooperation Organisation"


def test_everything_can_be_asked_and_read_without_javascript(open_page):
    page = open_page(java_script_enabled=False)
    page.goto("/")
    page.get_by_role("checkbox", name="Vladimir Putin").check()
    page.get_by_role("button", name="Find").click()
    assert page.url.endswith("/?speaker=wladimir-putin")
    page.get_by_role("link", name="Article without a title").click()
    assert page.locator(".body .said").count() >= 9
    page.get_by_role("link", name="Vladimir Putin").first.click()
    page.get_by_role("heading", name="Vladimir Putin").wait_for()


def test_what_articles_hold_is_text_and_never_markup(page, add):
    text = f"Bundeskanzler Olaf Scholz sagte am Montag in Berlin: „Wir prüfen {HOSTILE} genau und werden danach entscheiden.“"
    article = add(text=text, title=f"Wort {HOSTILE}", source=f"Blatt {HOSTILE}")
    [statement, *_] = article["statements"]
    for path in (
        f"/?q=onerror&article={urllib.parse.quote(article['id'])}",
        f"/view/articles/{article['id']}",
        f"/view/statements/{statement['id']}",
        "/view/entities/olaf-scholz",
    ):
        page.goto(path)
        page.locator("#main").get_by_text("onerror").filter(visible=True).first.wait_for()
        assert page.title() != "1"
        assert page.locator("img, main script").count() == 0


def assert_accessible(page, where):
    """That a page is as wide as the window, and keeps the rules of accessibility."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), where
    found = Axe().run(page, options=VIOLATIONS).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], where


def test_pages_are_accessible_and_fit(open_page, server):
    """In three widths and both schemes, by turns: each page in one of them, the first page in all."""
    [article] = ask(f"{server}/articles")["data"]
    statement = ask(f"{server}/statements?limit=1")["data"][0]
    event = ask(f"{server}/events")["data"][0]
    looks = {
        (320, "light"): [
            f"/view/articles/{article['id']}?lang=de",
            "/view/parse",
            "/problems",
            "/view/sources/brnn",
            "/view/events",
        ],
        (1000, "dark"): [
            "/?lang=de&speaker=Putni",
            "/view/entities/xi-jinping",
            "/problems/unknown-parameter",
            "/view/compare",
        ],
        (1600, "light"): [
            f"/view/statements/{statement['id']}",
            "/view/themes/ukraine",
            f"/view/events/{event['id']}",
            "/view/compare?left.speaker=xi&right.speaker=putin",
            "/view/positions?speaker=xi&theme=ukraine",
        ],
    }
    for (width, scheme), paths in looks.items():
        page = open_page(viewport={"width": width, "height": 640}, color_scheme=scheme)
        for path in ("/?picture=acts", *paths):
            page.goto(path)
            assert_accessible(page, (path, width, scheme))
        page.goto("/")
        assert page.locator("#results .statement").first.bounding_box()["y"] < 640, width


def test_lists_and_articles_are_printed_as_documents(open_page, server):
    """On a sheet as wide as A4: nothing to click, nothing cut off, and the words of a speaker run on in their paragraph."""
    [article] = ask(f"{server}/articles")["data"]
    page = open_page(viewport={"width": 794, "height": 1123})
    page.emulate_media(media="print")
    for path in ("/", "/view/entities/xi-jinping", f"/view/articles/{article['id']}"):
        page.goto(path)
        assert page.locator("nav, button, .search, .facets, .under").filter(visible=True).count() == 0, path
        assert page.evaluate(TOO_WIDE) == [], path
    assert page.locator(".body .said").first.evaluate("element => getComputedStyle(element).display") == "inline"
    assert page.locator(".beside").evaluate("element => element.scrollHeight - element.clientHeight") <= 1


def test_the_description_is_shown_and_can_be_tried_out_and_is_accessible(open_page):
    page = open_page(viewport={"width": 1000, "height": 640}, color_scheme="dark")
    page.goto("/docs")
    button = page.locator("#operations-statements-listStatements").get_by_role("button").first
    button.click()
    page.get_by_role("button", name="Execute").click()
    page.locator(".responses-inner .response-col_status", has_text="200").first.wait_for()
    button.click()
    page.evaluate(ONE_SECTION)
    assert_accessible(page, "/docs")
