"""The whole schema in one place: importing this module makes `metadata` complete."""

from models import derived, fact, history, reference, source
from models.base import Base

__all__ = ["derived", "fact", "history", "metadata", "reference", "source"]

metadata = Base.metadata
