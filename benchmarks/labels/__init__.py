"""Models of labels: what they are given, how they are fitted and compared; `make labels` trains them."""
