"""The pages in a real browser. Without Chromium on the machine (or CHROMIUM naming one) they are skipped."""

import json
import os
import shutil
import urllib.parse

import pytest

from tests.serving import ask, make_environment, open_server, run_flask

BROWSER = (
    os.environ.get("CHROMIUM")
    or shutil.which("chromium")
    or shutil.which("chromium-browser")
    or shutil.which("google-chrome")
)
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=1</script> & „Tag“ 🕊'


@pytest.fixture(scope="module")
def browser():
    if BROWSER is None:
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


@pytest.fixture
def page(browser, server):
    """A page that fails the test when a script fails, when the policy stops something, and when anything is asked elsewhere."""
    context = browser.new_context(base_url=server)
    page, complaints = context.new_page(), []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if "Policy" in message.text else None)
    page.on("request", lambda request: request.url.startswith((server, "data:")) or complaints.append(request.url))
    page.set_default_timeout(15_000)
    yield page
    context.close()
    assert complaints == []


@pytest.fixture
def found(page):
    """A function that waits for a number of statements."""

    def found(number):
        noun = "statement" if number == 1 else "statements"
        page.get_by_role("heading", name=f"{number} {noun}", exact=True).wait_for()
        assert page.locator("#statements > li").count() == number

    return found


def test_what_is_asked_becomes_the_address_and_the_address_is_asked(page, found):
    page.goto("/")
    found(9)
    page.get_by_label("Speaker").fill("putin")
    page.get_by_role("button", name="Find").click()
    found(3)
    assert page.url.endswith("/?speaker=putin")
    page.reload()
    found(3)
    assert page.get_by_label("Speaker").input_value() == "putin"
    page.go_back()
    found(9)


def test_a_page_that_is_visited_again_still_works(page, found):
    for _ in range(2):
        page.goto("/?theme=ukraine")
        found(3)
    for _ in range(2):
        page.goto("/docs")
        page.locator("#operations-statements-listStatements").wait_for()


def test_facets_are_shown_though_a_second_question_overtakes_them(page):
    """The themes make the page ask again: here before the first facets come, with an answer that comes after them."""
    asked = {"themes": [], "statements": [], "stats": []}

    def hold(kind, number):
        def handle(route):
            asked[kind].append(route)
            if len(asked[kind]) != number:
                route.continue_()

        return handle

    def release(kind, number):
        while len(asked[kind]) < number:
            page.wait_for_timeout(20)
        asked[kind][number - 1].continue_()

    page.route("**/themes?**", hold("themes", 1))
    page.route("**/statements?**", hold("statements", 2))
    page.route("**/stats?**group_by=act**", hold("stats", 1))
    page.goto("/?theme=ukraine")
    while not asked["stats"]:
        page.wait_for_timeout(20)
    release("themes", 1)
    while len(asked["statements"]) < 2:
        page.wait_for_timeout(20)
    with page.expect_response(lambda response: "group_by=act" in response.url):
        release("stats", 1)
    page.wait_for_timeout(200)
    release("statements", 2)
    page.get_by_role("complementary").get_by_role("link", name="Wladimir Putin").wait_for()


def test_facets_and_labels_narrow_the_question_and_chosen_filters_can_be_taken_away(page, found):
    page.goto("/?theme=ukraine")
    found(3)
    page.get_by_role("complementary").get_by_role("link", name="Wladimir Putin").click()
    found(1)
    page.get_by_role("link", name="theme: ukraine ×").click()
    found(3)
    page.get_by_role("button", name="Clear").click()
    found(9)


def test_names_are_completed(page, found):
    page.goto("/")
    page.get_by_label("Organisation").press_sequentially("shang")
    option = page.locator("#organisations option").first
    option.wait_for(state="attached")
    assert option.get_attribute("value") == "Shanghaier Organisation für Zusammenarbeit"


def test_an_article_is_read_with_its_statements_marked(page, found):
    page.goto("/?speaker=putin&q=Zusammenarbeit")
    found(1)
    assert page.locator("blockquote mark").inner_text() == "Zusammenarbeit"
    text = page.locator("blockquote").inner_text()
    page.locator(".read").click()
    dialog = page.get_by_role("dialog")
    dialog.locator("mark").first.wait_for()
    assert text in dialog.locator("mark").all_inner_texts()
    assert dialog.locator("mark").count() == 9
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")


def test_faults_and_unknown_names_are_told(page):
    page.goto("/?q=%22offen")
    page.get_by_role("heading", name="No answer").wait_for()
    assert page.locator(".error").inner_text().startswith("q: ")
    page.goto("/?speaker=Vladimir+Putni")
    page.get_by_text("Closest: Wladimir Putin").wait_for()


def test_what_articles_hold_is_text_and_never_markup(page, server, environment):
    text = f"Bundeskanzler Olaf Scholz sagte am Montag in Berlin: „Wir prüfen {HOSTILE} genau und werden danach entscheiden.“"
    title = f"Wort {HOSTILE}"
    headers = {
        "Authorization": f"Bearer {run_flask(environment, 'tokens', 'create', 'desk').strip()}",
        "Content-Type": "application/json",
    }
    new = json.dumps({"text": text, "title": title}).encode()
    article = ask(f"{server}/articles", method="POST", data=new, headers=headers)
    assert article["statements"]
    page.goto(f"/?q=onerror&article={urllib.parse.quote(article['id'])}")
    page.get_by_text("onerror").first.wait_for()
    assert page.title() == "Communiqué"
    page.locator(".read").first.click()
    page.get_by_role("dialog").locator("mark").first.wait_for()
    assert page.get_by_role("dialog").locator(".text").inner_text() == article["text"]
    assert page.locator("main img, dialog img, main script").count() == 0
    run_flask(environment, "articles", "remove", article["id"])


def test_the_question_can_be_taken_along_in_every_form(page, found):
    page.goto("/?speaker=putin")
    found(3)
    links = {link.inner_text(): link.get_attribute("href") for link in page.locator("#exports a").all()}
    assert links["JSON"] == "/statements?speaker=putin"
    assert links["CSV"] == "/statements?speaker=putin&format=csv"
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    assert download.value.path().read_bytes().count(b"\r\n") == 4


def test_pages_of_results_follow_one_another(page):
    page.goto("/?limit=4")
    texts = []
    for number in (4, 4, 1):
        page.wait_for_function("number => document.querySelectorAll('#statements > li').length === number", arg=number)
        texts += page.locator("blockquote").all_inner_texts()
        if number == 4:
            first = page.locator("#statements > li").first.get_attribute("id")
            page.get_by_role("link", name="Next page").click()
            page.wait_for_function("id => document.querySelector('#statements > li')?.id !== id", arg=first)
    assert len(set(texts)) == 9


def test_the_description_is_shown_and_can_be_tried_out(page):
    page.goto("/docs")
    page.locator("#operations-statements-listStatements").get_by_role("button").first.click()
    page.get_by_role("button", name="Execute").click()
    page.locator(".responses-inner .response-col_status", has_text="200").first.wait_for()


def test_pages_of_problems_say_what_to_do(page):
    page.goto("/problems/unknown-parameter")
    page.get_by_role("heading", name="What to do").wait_for()
