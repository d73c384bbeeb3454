/** Keeps the server well whatever connects to it: headers, limits, time to wait. */
@NullMarked
package dev.theeye.adapter.http.guard;

import org.jspecify.annotations.NullMarked;
