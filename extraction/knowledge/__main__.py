"""``python -m extraction.knowledge``: print every fault of the tables in extraction/data; exit 1 if there is one."""

import sys

from extraction.knowledge.faults import find_faults

faults = list(find_faults())
print(*faults, sep="\n", end="\n" if faults else "")
sys.exit(bool(faults))
