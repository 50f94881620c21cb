"""What somebody waits for in Chromium: the whole first view, and the pictures after a click on a filter."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from statistics import median

from playwright.sync_api import Browser, sync_playwright

BROWSER = os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium"
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
# Milliseconds from the start of the navigation until everything is loaded and has been painted.
FIRST_VIEW = """() => new Promise(done => {
    const painted = () => requestAnimationFrame(() => setTimeout(() => done(performance.now())));
    document.readyState === 'complete' ? painted() : addEventListener('load', painted);
})"""
# Milliseconds from a click until the page's parts have been replaced and painted.
AFTER_CLICK = """selector => new Promise(done => {
    const start = performance.now();
    addEventListener('shown', () => requestAnimationFrame(() => setTimeout(() => done(performance.now() - start))), {once: true});
    document.querySelector(selector).dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}));
})"""
SETTLED = 500  # milliseconds after which somebody may click
CLICKS = {
    "a field of the matrix": "[data-picture=themes] a.mark",
    "a month": "[data-picture=time] a.mark:last-of-type",
    "a speaker's box": "#facet-speaker input[type=checkbox]",
    "a theme's box": "#facet-theme input[type=checkbox]",
    "an act alone": "#facet-act a.only",
    "another picture": "[id='picture:acts']",
}


def measure(address: str, rounds: int) -> Iterator[tuple[str, float, float]]:
    """For each thing to wait for: its name, the median and the longest of some rounds, ms. Each round is a first visit."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=FLAGS)
        _wait(browser, address, None)  # what a process does once, the browser's and the server's
        yield _told("the first view", [_wait(browser, address, None) for _ in range(rounds)])
        for name, selector in CLICKS.items():
            yield _told(name, [_wait(browser, address, selector) for _ in range(rounds)])
        browser.close()


def _told(name: str, times: list[float]) -> tuple[str, float, float]:
    return name, median(times), max(times)


def _wait(browser: Browser, address: str, selector: str | None) -> float:
    """For the first view, or for what a click shows."""
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        page = context.new_page()
        page.goto(address, wait_until="commit")
        waited = page.evaluate(FIRST_VIEW)
        page.wait_for_timeout(SETTLED)
        assert page.locator("#results .statement, #pictures svg.picture").count() >= 3, address
        return float(page.evaluate(AFTER_CLICK, selector) if selector else waited)
