/** What events add up to: totals, developments over time, paths through sessions. */
@NullMarked
package dev.theeye.domain.analysis;

import org.jspecify.annotations.NullMarked;
