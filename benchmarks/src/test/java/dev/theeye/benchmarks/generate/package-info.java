@NullMarked
package dev.theeye.benchmarks.generate;

import org.jspecify.annotations.NullMarked;
