"""What comes out of the database again: its state, its contents as files, its data dictionary."""
