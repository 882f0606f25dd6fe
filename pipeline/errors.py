"""The errors that stop a run or a document.

PipelineError
├── ReadError   a source that cannot be read as text
├── RuleError   a rule file or a seed table that contradicts itself
├── WorkError   workers that cannot do their work
└── LoadError   a database that cannot take the rows

A doubtful *fact* is no error: it becomes a `Rejection` and stops only itself.
"""


class PipelineError(Exception):
    """Root of every error that Fangzhi raises on purpose."""


class ReadError(PipelineError):
    """A source that cannot be read as text.

    Args:
        source: the path or URL, as the user gave it.
        reason: a short machine-readable word (`empty`, `binary`, `undecodable`, ...).
        detail: one sentence for people.
    """

    def __init__(self, source: str, reason: str, detail: str) -> None:
        super().__init__(f"{source}: {detail}")
        self.source = source
        self.reason = reason
        self.detail = detail

    def __reduce__(self) -> tuple[type["ReadError"], tuple[str, str, str]]:
        """How it travels between processes: by what it was made of."""
        return ReadError, (self.source, self.reason, self.detail)


class RuleError(PipelineError):
    """A rule file or a seed table that contradicts itself; names the file and the rule."""


class WorkError(PipelineError):
    """Workers that cannot do their work, whatever the document."""


class LoadError(PipelineError):
    """A database that cannot take the rows."""
