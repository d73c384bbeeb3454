/** Scenarios, what they measure, and how that is told. */
@NullMarked
package dev.theeye.benchmarks.run;

import org.jspecify.annotations.NullMarked;
