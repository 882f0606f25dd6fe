"""Reference data that is loaded into the database and read by the rules, and the sample articles."""
