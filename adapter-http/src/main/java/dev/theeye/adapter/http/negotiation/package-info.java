/** Which form of an answer a client gets, by what it says that it takes (RFC 9110, section 12). */
@NullMarked
package dev.theeye.adapter.http.negotiation;

import org.jspecify.annotations.NullMarked;
