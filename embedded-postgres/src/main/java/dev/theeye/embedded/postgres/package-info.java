/** A real PostgreSQL for an installation without one: durable, private to this program, and never left behind. */
@NullMarked
package dev.theeye.embedded.postgres;

import org.jspecify.annotations.NullMarked;
