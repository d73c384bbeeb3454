@NullMarked
package dev.theeye.adapter.http.failure;

import org.jspecify.annotations.NullMarked;
