/** What plays the applications: events, connections, and what is known of the answers. */
@NullMarked
package dev.theeye.benchmarks.load;

import org.jspecify.annotations.NullMarked;
