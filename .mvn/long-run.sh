#!/usr/bin/env bash
# ./verify --long [time] [name]...: see docs/long-run.md. Runs each program in .mvn/long, one after the other, with the time in
# seconds and the names; each prints lines "what was done | what came of it", which become rows of the document.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
time=10m
if [[ ${1:-} =~ ^[0-9]+[smh]$ ]]; then
  time=$1
  shift
fi
case $time in
  *s) seconds=${time%s} ;;
  *m) seconds=$((${time%m} * 60)) ;;
  *h) seconds=$((${time%h} * 3600)) ;;
esac
commit=$(git rev-parse --short HEAD)
git diff --quiet HEAD || commit="$commit and changes"

code=0
mkdir -p target/long
for program in .mvn/long/*; do
  rows=target/long/$(basename "$program").rows
  "$program" "$seconds" "$@" | tee "$rows" || code=1
  sed "s/.*/| $(date -u +%F) | $commit | & |/" "$rows" >>docs/long-run.md
done
[ "$code" = 0 ] || echo "Something failed: see above, and target/long"
exit "$code"
