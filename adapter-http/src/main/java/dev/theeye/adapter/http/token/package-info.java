/** Access tokens: handed out to applications, and asked for at every other door. */
@NullMarked
package dev.theeye.adapter.http.token;

import org.jspecify.annotations.NullMarked;
