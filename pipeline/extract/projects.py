"""Named projects and where they are."""

from collections.abc import Iterator

from pipeline.document import Document
from pipeline.facts import Fact, ProjectMention, Rejection, evidence
from pipeline.mentions import Mentions
from pipeline.rules import Rules


def extract_projects(
    document: Document,
    mentions: Mentions,
    rules: Rules,  # noqa: ARG001 - all extractors are called alike
) -> Iterator[Fact | Rejection]:
    """One fact for each project that the document names, with the first place of the text that names it."""
    seen: set[str] = set()
    for project in mentions.projects:
        if project.name not in seen:
            seen.add(project.name)
            yield ProjectMention(evidence(document, project.span, project.rule), project.name, project.adcode)
