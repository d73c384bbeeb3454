# What a reader wants of Maven's output: which module, which test class, and everything about an error.
/^\[INFO\] Building .*\[[0-9]+\/[0-9]+\]/ { sub(/^\[INFO\] Building +/, ""); sub(/ +\[/, " ["); line($0) }
/^\[[A-Z]+\] Tests run: .* -- in / {
  sub(/^\[[A-Z]+\] Tests run: /, "")
  sub(/, Failures: 0, Errors: 0, Skipped: 0, Time elapsed:/, " tests,")
  sub(/-- in .*\./, " ")
  line("  " $0)
}
/^\[ERROR\]/ { error = 1; line($0); next }
/^\[/ { error = 0 }
error { line($0) }
function line(text) { print text; fflush() }
