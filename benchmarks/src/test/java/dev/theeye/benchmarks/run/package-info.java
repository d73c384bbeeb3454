@NullMarked
package dev.theeye.benchmarks.run;

import org.jspecify.annotations.NullMarked;
