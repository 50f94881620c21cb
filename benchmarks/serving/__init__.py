"""The parts of load.py and queries.py: a corpus, servers, questions, a driver."""
