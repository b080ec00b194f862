#!/bin/sh
# Puts oasdiff into tools/go/bin, for the tests that compare with it. Needs Go; a binary that is there stays.
#
# Without Go it says so and leaves: those tests are then skipped. In CI they must run, so there it fails.
set -eu
cd "$(dirname "$0")/.."
version=v1.28.0
into=$PWD/tools/go/bin
mark=$into/.oasdiff-$version

[ -x "$into/oasdiff" ] && [ -e "$mark" ] && exit 0
if ! command -v go >/dev/null; then
    echo "oasdiff: NOT INSTALLED, there is no Go here; the tests that compare with it are skipped" >&2
    [ -z "${CI:-}" ]
    exit
fi
echo "Installing oasdiff $version into tools/go/bin"
mkdir -p "$into"
rm -f "$into"/.oasdiff-*
GOBIN=$into GOFLAGS="${GOFLAGS:-} -modcacherw" CGO_ENABLED=0 go install "github.com/oasdiff/oasdiff@$version"
touch "$mark"
