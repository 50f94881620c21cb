"""Fails if something that is installed has a known vulnerability; says so, and passes, where no advisory service can be asked."""

import json
import subprocess
import sys
from pathlib import Path

command = [
    Path(sys.executable).parent / "pip-audit",
    "--skip-editable",
    "--progress-spinner",
    "off",
    "--timeout",
    "10",
    "--format",
    "json",
]
try:
    asked = subprocess.run(command, capture_output=True, text=True, timeout=300)  # noqa: S603 (nothing of it comes from outside)
    found = json.loads(asked.stdout)["dependencies"]
except (OSError, ValueError, KeyError, subprocess.TimeoutExpired) as error:
    sys.exit(print(f"No advisory service can be asked: nothing is audited ({type(error).__name__}).", file=sys.stderr))

audited = [package for package in found if "vulns" in package]
vulnerable = {
    f"{package['name']} {package['version']}": [v["id"] for v in package["vulns"]]
    for package in audited
    if package["vulns"]
}
print(f"{len(audited)} of {len(found)} packages audited, {len(vulnerable)} vulnerable", *vulnerable.items(), sep="\n")
if not audited:
    print("The advisory service knows none of them: nothing is audited.", file=sys.stderr)
sys.exit(bool(vulnerable))
