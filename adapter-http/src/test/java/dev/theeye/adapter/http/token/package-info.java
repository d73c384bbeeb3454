@NullMarked
package dev.theeye.adapter.http.token;

import org.jspecify.annotations.NullMarked;
