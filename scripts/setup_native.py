"""Install what no Python package carries (Pango, HarfBuzz), or say what to type; ``make`` runs this once in .venv.

With apt and root it installs; otherwise it prints one command and goes on: everything but the PDF works without.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from compare.doctor import Part, examine_weasyprint, native_advice
from compare.execute import APT_PACKAGES


def missing() -> list[Part]:
    """The parts below the PDF that do not work."""
    return [part for part in examine_weasyprint() if not part.works]


def install_with_apt() -> bool:
    """Install the libraries; what apt says is shown only where it fails."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    steps = (["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", *APT_PACKAGES])
    for step in steps:
        done = subprocess.run(step, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            print(done.stdout + done.stderr, file=sys.stderr)
            return False
    return True


def main() -> int:
    """Look, install, look again in a new process (a failed import stays failed in this one)."""
    if not missing():
        return 0
    may_install = hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None
    if may_install and "--installed" not in sys.argv:
        print(f"Installing {' '.join(APT_PACKAGES)} ...")
        if install_with_apt():
            return subprocess.run([sys.executable, __file__, "--installed"], check=False).returncode
    names = "、".join(part.name for part in missing())
    print(f"缺少 {names}：PDF 写不出来，其他功能照常。请输入：\n    {native_advice()}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
