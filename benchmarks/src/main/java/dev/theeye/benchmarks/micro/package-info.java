/** The steps that every event takes in memory, measured by JMH one by one. */
@NullMarked
package dev.theeye.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
