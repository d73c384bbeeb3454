/** Programs that measure The Eye from the outside, as an application would meet it. */
@NullMarked
package dev.theeye.benchmarks;

import org.jspecify.annotations.NullMarked;
