/** What went wrong, told as RFC 9457 has it. */
@NullMarked
package dev.theeye.adapter.http.problem;

import org.jspecify.annotations.NullMarked;
