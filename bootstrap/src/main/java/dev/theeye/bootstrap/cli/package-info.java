/** {@code ./eye apps} and {@code ./eye keys}: what administrators do with the API, on a command line. */
@NullMarked
package dev.theeye.bootstrap.cli;

import org.jspecify.annotations.NullMarked;
