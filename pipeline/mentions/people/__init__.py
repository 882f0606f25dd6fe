"""Personal names and the public posts that stand with them."""

from pipeline.mentions.people.persons import find_people

__all__ = ["find_people"]
