"""In these tests a fault of the extraction is raised, so that none hides in a warning."""

import pytest

from tests.extraction.fuzz import faults_raised


@pytest.fixture(autouse=True)
def no_fault_is_hidden(request):
    """Tests that are marked with `faulty` look at what becomes of faults."""
    if request.node.get_closest_marker("faulty"):
        yield
    else:
        with faults_raised():
            yield
