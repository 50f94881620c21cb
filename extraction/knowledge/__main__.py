"""``python -m extraction.knowledge``: print every fault of the tables in extraction/data; exit 1 if there is one."""

import sys
from collections.abc import Iterator

from extraction.knowledge.list_faults import find_list_faults


def main() -> int:
    """Print the faults, a line each. Returns the exit status."""
    faults = list(find_list_faults()) or list(_table_faults())
    print(*faults, sep="\n", end="\n" if faults else "")
    return int(bool(faults))


def _table_faults() -> Iterator[str]:
    """Imported late: what reads the tables cannot be imported where a list is missing."""
    from extraction.knowledge.faults import find_faults

    return find_faults()


if __name__ == "__main__":
    sys.exit(main())
