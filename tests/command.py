"""The command, called as at a prompt."""

from typer.testing import CliRunner, Result

from pipeline.cli.app import app


def fangzhi(*arguments: object, **environment: str) -> Result:
    """What `fangzhi ARGUMENTS` answers, with nothing in the environment that names a database but what is given."""
    return CliRunner(env={"FANGZHI_DATABASE": None, **environment}).invoke(app, [str(entry) for entry in arguments])
