@NullMarked
package dev.theeye.benchmarks;

import org.jspecify.annotations.NullMarked;
