"""Schemathesis finds nothing: every phase and every check, for a while; `make fuzz` runs for longer."""

from api.articles import access_tokens
from tests.serving import serve

CHECKS = {
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "positive_data_acceptance",
    "unsupported_method",
    "ignored_auth",
    "use_after_free",
}


def test_nothing_that_is_described_surprises(seeded_copy):
    from tests.fuzz import fuzz  # its library is large, and only one of the processes of a run has this test

    with seeded_copy.extensions["communique"].database.writing() as session:
        token = access_tokens.create(session, "fuzz")
    with serve(seeded_copy) as address:
        found = fuzz(address, token, seconds=600, once=True)  # it ends by itself; a busy machine is slow
    assert found.failures == {}
    assert found.errors == []
    assert found.checks.keys() >= CHECKS
    assert found.cases["stateful"] > 0
    assert found.statuses[201] > 0, "articles were added"
    assert found.statuses[204] > 0, "and removed"
