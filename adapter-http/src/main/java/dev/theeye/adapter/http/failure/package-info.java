/** What is done about failed events: replay and discard. */
@NullMarked
package dev.theeye.adapter.http.failure;

import org.jspecify.annotations.NullMarked;
