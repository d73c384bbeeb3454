/** The one JSON form that HTTP bodies, queue messages and stored payloads agree on. */
@NullMarked
package dev.theeye.eventjson;

import org.jspecify.annotations.NullMarked;
