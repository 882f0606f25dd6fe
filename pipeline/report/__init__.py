"""A static web site from a database: every fact beside its evidence, and charts; needs the extra `report`."""
