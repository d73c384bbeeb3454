/** Raw events that are not events, kept with the reasons so that they can be replayed. */
@NullMarked
package dev.theeye.domain.failure;

import org.jspecify.annotations.NullMarked;
