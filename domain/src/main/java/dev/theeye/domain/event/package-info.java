/** Events: as they were sent, as they are kept, how they are identified, ordered and asked for. */
@NullMarked
package dev.theeye.domain.event;

import org.jspecify.annotations.NullMarked;
