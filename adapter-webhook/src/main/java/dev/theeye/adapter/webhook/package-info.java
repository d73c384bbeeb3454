/** Tells another program, by HTTP, what somebody should know. */
@NullMarked
package dev.theeye.adapter.webhook;

import org.jspecify.annotations.NullMarked;
