"""The wheel carries all that an installed Fangzhi reads: rules, reference data, migrations, type information."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("pipeline", "models", "migrations", "seeds")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """The names of the files in the wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=ROOT, check=True)
    (built,) = folder.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        return frozenset(archive.namelist())


@pytest.mark.parametrize("package", PACKAGES)
def test_the_wheel_holds_every_module_and_data_file(package: str, wheel: frozenset[str]) -> None:
    files = (path for path in (ROOT / package).rglob("*") if path.is_file() and path.suffix != ".pyc")
    wanted = {str(path.relative_to(ROOT)) for path in files}
    assert wanted - wheel == set()
    assert f"{package}/py.typed" in wheel


def test_the_wheel_holds_no_tests_and_no_scripts(wheel: frozenset[str]) -> None:
    folders = {name.partition("/")[0] for name in wheel if not name.startswith("fangzhi-")}
    assert folders == set(PACKAGES)


def test_the_wheel_installs_the_command(wheel: frozenset[str]) -> None:
    assert any(name.endswith(".dist-info/entry_points.txt") for name in wheel)
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in wheel)
