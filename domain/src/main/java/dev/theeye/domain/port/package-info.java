/** What the domain needs from the outside. An adapter implements these; port-contracts says when it is right. */
@NullMarked
package dev.theeye.domain.port;

import org.jspecify.annotations.NullMarked;
