"""Browsers are told to run, load and frame nothing but what a page needs."""

import pytest

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    "address", ["/statements", "/nowhere", "/openapi.yaml", "/", "/docs", "/problems", "/static/page.css"]
)
def test_every_answer_has_them(client, address):
    headers = client.get(address, headers={"Accept": "text/html"}).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-eval" not in policy
