/** PostgreSQL as store, reader, applications, signing keys and, for small installations, queue. */
@NullMarked
package dev.theeye.adapter.postgres;

import org.jspecify.annotations.NullMarked;
