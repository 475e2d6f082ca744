#!/bin/sh
# Puts what a lock file pins into .venv, by hash, and says what it is doing.
#   sh .ci/python.sh PYTHON LOCKFILE
# uv is installed first, as it is pinned, since it takes a tenth of pip's time; pip takes over where
# uv cannot reach what pip is configured to use.
set -eu

python=$1
lock=$2
bin=.venv/bin
count=$(grep -c '^[a-z].*==' "$lock")

echo "set-up: $count packages of $lock into .venv" >&2
# Nobody should wonder whether it still goes on.
tell() {
  while sleep 3 >/dev/null 2>&1; do
    done=$(find .venv/lib -maxdepth 3 -name '*.dist-info' 2>/dev/null | wc -l)
    echo "set-up: $done of $count" >&2
  done
}
tell &
telling=$!
trap 'kill $telling 2>/dev/null || :' EXIT

[ -x $bin/python ] || "$python" -m venv .venv

pip_install() {
  $bin/python -m pip install --quiet --disable-pip-version-check "$@"
}

if [ ! -x $bin/uv ]; then
  awk '/^uv==/ { found = 1 } found { print } found && !/\\$/ { exit }' "$lock" >.venv/uv.lock
  pip_install --require-hashes -r .venv/uv.lock
fi
if ! $bin/uv pip install --quiet --compile-bytecode --python $bin/python \
  --require-hashes -r "$lock"; then
  echo "set-up: again with pip, which takes some minutes" >&2
  pip_install --require-hashes -r "$lock"
fi
kill $telling
pip_install --no-deps --no-build-isolation --editable .
echo "set-up: compiling" >&2
$bin/python -m compileall -q convert
echo "set-up: done; the command is $bin/article-convert" >&2
