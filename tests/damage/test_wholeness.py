"""The check that the other tests of damage rely on finds damage."""

import pytest

from api.queries import fulltext
from tests import wholeness

SPOILT = [
    "DELETE FROM facet_pair WHERE facet_number = (SELECT min(facet_number) FROM facet_pair)",
    "UPDATE facet SET statements = statements + 1 WHERE field = 'speaker'",
    fulltext.clear,
    "DELETE FROM statement WHERE position = 0",
    "DELETE FROM statement_number WHERE number = 1",
]


@pytest.mark.parametrize("command", SPOILT)
def test_what_is_spoilt_is_found(database, add, command):
    add("putin > Frieden [ukraine]\nxi > Handel {UN}")
    wholeness.check(database)
    with database.migrating() as connection:
        command(connection) if callable(command) else connection.exec_driver_sql(command)
    with pytest.raises(AssertionError):
        wholeness.check(database)
