/** The Eye and the servers that it needs, each a process of its own that ends with ours. */
@NullMarked
package dev.theeye.benchmarks.servers;

import org.jspecify.annotations.NullMarked;
