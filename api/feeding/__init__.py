"""What brings articles in: readers of files, addresses and feeds give drafts.NewArticle; nothing here knows of clients' requests."""
