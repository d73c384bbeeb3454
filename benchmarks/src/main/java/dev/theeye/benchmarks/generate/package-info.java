/** Makes the events of months in minutes, straight in the database. */
@NullMarked
package dev.theeye.benchmarks.generate;

import org.jspecify.annotations.NullMarked;
