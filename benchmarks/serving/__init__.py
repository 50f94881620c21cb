"""What benchmarks of the server share (a corpus, servers, cases, a driver), and those of single costs, run by `python -m`."""
