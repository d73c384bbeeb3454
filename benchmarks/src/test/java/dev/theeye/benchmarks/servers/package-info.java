@NullMarked
package dev.theeye.benchmarks.servers;

import org.jspecify.annotations.NullMarked;
