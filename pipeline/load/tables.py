"""The tables that the loader writes, by name."""

from models.schema import metadata
from pipeline.load.rows import FACT_TABLES

DOCUMENTS = metadata.tables["documents"]
SOURCES = metadata.tables["document_sources"]
WORDS = metadata.tables["document_words"]
PRINTS = metadata.tables["document_prints"]
BANDS = metadata.tables["document_bands"]
VERSIONS = metadata.tables["document_versions"]
REJECTIONS = metadata.tables["rejections"]
OFFICIALS = metadata.tables["officials"]
CAREERS = metadata.tables["careers"]
PROJECTS = metadata.tables["projects"]
PROJECT_NAMES = metadata.tables["project_names"]
PROJECT_FIGURES = metadata.tables["project_figures"]
FACTS = {name: metadata.tables[name] for name in FACT_TABLES}
APPOINTMENTS = FACTS["appointments"]
PROJECT_MENTIONS = FACTS["project_mentions"]
INVESTMENTS = FACTS["investments"]
TARGETS = FACTS["growth_targets"]
ACTUALS = FACTS["growth_actuals"]
TARGET_GAPS = metadata.tables["target_gaps"]
