# Counts what surefire reported (TEST-*.xml), by module.
function attribute(name) {
  return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : 0
}
/^<testsuite / {
  split(FILENAME, path, "/")
  module = path[2]
  if (!(module in tests)) modules[++count] = module
  tests[module] += attribute("tests")
  failed[module] += attribute("failures") + attribute("errors")
  skipped[module] += attribute("skipped")
}
END {
  for (i = 1; i <= count; i++) {
    module = modules[i]
    printf "%-22s %5d tests, %d failed, %d skipped\n", module, tests[module], failed[module], skipped[module]
    all += tests[module]; allFailed += failed[module]; allSkipped += skipped[module]
  }
  printf "%d passed, %d failed\n", all - allFailed - allSkipped, allFailed
  exit allFailed > 0
}
