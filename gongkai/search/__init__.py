"""检索: finding what is public by the words in it. The index is a copy; the database has the last word."""
