"""The page that shows the API's description needs nothing from elsewhere."""

import re

import pytest

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
ADDRESS = re.compile(r"""(?:src|href|data-description)=["']([^"'#][^"']*)["']""")


def test_the_page_and_all_it_loads_come_from_here(client):
    page = client.get("/docs")
    assert (page.status_code, page.mimetype) == (200, "text/html")
    addresses = ADDRESS.findall(page.text)
    assert any(address.endswith("swagger-ui-bundle.js") for address in addresses)
    assert "/openapi.yaml" in addresses
    assert "Communiqué" in page.text, "only names of packages have no accents"
    for address in addresses:
        assert address.startswith("/"), address
        assert not address.startswith("//"), address
        assert client.get(address).status_code == 200, address


def test_the_policy_lets_the_page_work_and_nothing_else(client):
    page = client.get("/docs")
    policy = dict(part.split(" ", 1) for part in page.headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["connect-src"] == "'self'"
    assert not re.search(r"<script(?![^>]*\bsrc=)", page.text), "inline scripts would not run"
    assert not re.search(r"\son\w+=", page.text), "nor would handlers in attributes"


def test_only_the_files_of_the_package_are_served(client):
    for name in ("..%2f__init__.py", "%2e%2e%2fflask_swagger_ui.py", "none.js", "%00"):
        assert client.get(f"/docs/assets/{name}").status_code == 404


def test_addresses_follow_a_prefix(client):
    page = client.get("/docs", environ_overrides={"SCRIPT_NAME": "/api"}).text
    assert all(address.startswith("/api/") for address in ADDRESS.findall(page))
