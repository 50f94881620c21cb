"""What is made for a request goes with it."""

import gc

ASKED = (
    "/health/ready", "/health/live", "/metrics", "/statements?speaker=putin", "/statements?q=Frieden", "/stats?group_by=month",
    "/events", "/changes", "/",
)  # fmt: skip
ROUNDS, FEW = 30, 200


def count_objects_after(client, rounds):
    for _ in range(rounds):
        for address in ASKED:
            assert client.get(address).status_code == 200, address
    gc.collect()
    return len(gc.get_objects())


def test_asked_the_same_again_nothing_more_is_kept(seeded_app):
    """A query that is made of new parts each time would be kept in SQLAlchemy's cache of compiled ones."""
    client = seeded_app.test_client()
    before = count_objects_after(client, 5)
    assert count_objects_after(client, ROUNDS) < before + FEW
