"""The parts of load.py and queries.py: a corpus, servers, cases, a driver."""
