"""People whom the article introduces: their names, titles and what it says about them."""
