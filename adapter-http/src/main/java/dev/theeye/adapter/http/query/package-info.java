/** Giving events back, and what failed to be one. */
@NullMarked
package dev.theeye.adapter.http.query;

import org.jspecify.annotations.NullMarked;
