"""Write constraints.txt anew: the newest versions, of everything, that a fresh environment gets."""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADER = """\
# Every package that running, testing and checking kamtui needs, at the version it was tested with.
# Written by `make constraints`; change pyproject.toml, not this file.
"""


def main() -> int:
    """Install everything into a temporary environment and write down what came."""
    with tempfile.TemporaryDirectory(prefix="kamtui-constraints-") as folder:
        print("Making a fresh environment; this takes a minute or two.")
        venv.create(folder, with_pip=True)
        pip = [str(Path(folder) / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
        subprocess.run([*pip, "install", "--quiet", "--editable", f"{ROOT}[develop]"], check=True)
        frozen = subprocess.run(
            [*pip, "freeze", "--all", "--exclude", "pip", "--exclude-editable"],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    (ROOT / "constraints.txt").write_text(HEADER + frozen, encoding="utf-8")
    print(f"constraints.txt: {len(frozen.splitlines())} packages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
