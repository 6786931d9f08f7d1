"""Browsers that can print a page as PDF by themselves, where the libraries behind WeasyPrint are missing.

All are of one family (Chromium) and take the same switches. The names are those of the makers' own packages for Debian
and Fedora; the places are where their installers for macOS and Windows put them. Edge comes with Windows 10 and 11.

What to type where the libraries behind WeasyPrint are missing: no Python package carries them.

The names of packages are those of WeasyPrint's own installation page ("First Steps"), checked on Debian 12.
"""

from __future__ import annotations

# --- browsers ---------------------------------------------------------------------------------------------------------

# Looked for along the PATH, in this order.
BROWSER_PROGRAMS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
    "chrome",
    "msedge",
)

# macOS: programs are not on the PATH; the same below the user's own home.
BROWSER_BUNDLES = (
    "Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "Applications/Chromium.app/Contents/MacOS/Chromium",
)

# Windows: below each of these folders, which the system names in the environment.
BROWSER_FOLDERS = ("ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA")
BROWSER_FILES = (
    "Microsoft/Edge/Application/msedge.exe",
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
)

# One page printed without a window, with nothing from outside: no name is resolved, nothing is asked of the maker's
# servers. (Scripts cannot be turned off: the printing itself is one; pages that hold any are refused before.) Checked against Chromium 156.
BROWSER_SWITCHES = (
    "--headless",
    "--disable-gpu",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-proxy-server",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-pings",
    "--no-pdf-header-footer",
    "--export-tagged-pdf",
    "--generate-pdf-document-outline",
)

# --- native -----------------------------------------------------------------------------------------------------------

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
