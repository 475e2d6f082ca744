#!/bin/sh
# The system libraries that PDF needs, and Python's venv. On Debian and Ubuntu as root what is
# missing is installed; elsewhere one line says what to install. Quick where nothing is missing.
set -eu

python=${1:-python3}
apt="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"

command -v "$python" >/dev/null || { echo "set-up: no $python; install Python 3.11 or later" >&2; exit 3; }
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
  echo "set-up: $python is $("$python" -V); Python 3.11 or later is needed (make PYTHON=python3.12 ...)" >&2
  exit 3
}

libraries_here() {
  "$python" - <<'PYTHON'
import ctypes, ctypes.util, sys
names = {"pango-1.0": "libpango-1.0.so.0", "pangoft2-1.0": "libpangoft2-1.0.so.0",
         "harfbuzz-subset": "libharfbuzz-subset.so.0"}
def loads(short, file):
    for name in (file, ctypes.util.find_library(short)):
        try:
            if name:
                ctypes.CDLL(name)
                return True
        except OSError:
            pass
    return False
sys.exit(0 if all(loads(*item) for item in names.items()) else 1)
PYTHON
}

venv_here() {
  "$python" -c 'import ensurepip, venv' 2>/dev/null
}

missing=""
libraries_here || missing="$apt"
venv_here || missing="$missing python3-venv"
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "set-up: installing $missing" >&2
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086 # a list of words
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing; } >/dev/null || {
    echo "set-up: apt-get could not install $missing" >&2
    exit 3
  }
else
  echo "set-up: install Pango and HarfBuzz first: apt install$(printf ' %s' $missing) | dnf install pango harfbuzz | brew install pango" >&2
  exit 3
fi
