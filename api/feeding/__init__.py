"""What brings articles in: readers of files, addresses and feeds give ingest.NewArticle; nothing here knows of clients' requests."""
