"""What events, accounts and positions look like in requests and responses."""
