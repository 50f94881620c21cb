"""What a server's process does with memory that is free again."""

import platform
import subprocess
import sys

import pytest

# Minor page faults while pages are compressed, as they are one after the other, by a thread of the server's.
COUNT_FAULTS = """
import resource, threading
from api.free_memory import bound_free_memory
bound_free_memory()
from api.http.responses.compression import CODECS
page = b"".join(b"%d Staaten sprachen mit %d anderen" % (n, n * n) for n in range(2000))
faults = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_minflt
def compress():
    CODECS["gzip"].compress(page)
    before = faults()
    for _ in range(100):
        CODECS["gzip"].compress(page)
    print(faults() - before)
thread = threading.Thread(target=compress)
thread.start()
thread.join()
"""

# Megabytes of which the process is rid, having freed all blocks but the last ones.
COUNT_GIVEN_BACK = """
from api.free_memory import give_back_free_memory
def resident():
    return int(open("/proc/self/statm").read().split()[1]) * 4096 // 2**20
blocks = [bytes(2000) for _ in range(50_000)]
del blocks[:-10]
before = resident()
give_back_free_memory()
print(before - resident())
"""
on_glibc = pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc is told what to keep")


@on_glibc
def test_what_a_page_is_compressed_in_is_kept_for_the_next():
    run = subprocess.run([sys.executable, "-c", COUNT_FAULTS], capture_output=True, text=True, check=True)
    assert int(run.stdout) < 100


@on_glibc
def test_what_lies_free_below_what_is_used_is_given_back():
    run = subprocess.run([sys.executable, "-c", COUNT_GIVEN_BACK], capture_output=True, text=True, check=True)
    assert int(run.stdout) > 50
