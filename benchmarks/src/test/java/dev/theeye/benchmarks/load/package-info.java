@NullMarked
package dev.theeye.benchmarks.load;

import org.jspecify.annotations.NullMarked;
