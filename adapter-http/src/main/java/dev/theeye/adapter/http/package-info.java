/** The REST API of The Eye, its tokens, and its problems. */
@NullMarked
package dev.theeye.adapter.http;

import org.jspecify.annotations.NullMarked;
