"""What moves articles between servers: archives, backups, copies, exports and imports. Imports articles and what lies below them."""
