"""What to type where the libraries behind WeasyPrint are missing: no Python package carries them.

The names of packages are those of WeasyPrint's own installation page ("First Steps"), checked on Debian 12.
"""

from __future__ import annotations

# Debian and Ubuntu: the packages that WeasyPrint opens, the last one for small and quick PDFs.
APT_PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")

# (program whose presence tells the system, what to type there)
NATIVE_INSTALL = (
    ("apt-get", "sudo apt install " + " ".join(APT_PACKAGES)),  # Debian, Ubuntu, UOS, Kylin
    ("dnf", "sudo dnf install pango"),  # Fedora, openEuler, Anolis; harfbuzz comes along
    ("yum", "sudo yum install pango"),  # older CentOS
    ("pacman", "sudo pacman -S pango"),  # Arch
    ("apk", "sudo apk add pango font-noto-cjk"),  # Alpine
    ("zypper", "sudo zypper install libpango-1_0-0 libharfbuzz-subset0"),  # openSUSE
    ("brew", "brew install pango"),  # macOS
)
# Windows has no such program as a rule: Pango comes with MSYS2, which WeasyPrint looks for by itself.
NATIVE_WINDOWS = "装 MSYS2，在其窗口中输入 pacman -S mingw-w64-ucrt-x86_64-pango"
NATIVE_OTHER = "用系统的软件管理器安装 Pango 1.44 以上和 HarfBuzz（含 subset）"
