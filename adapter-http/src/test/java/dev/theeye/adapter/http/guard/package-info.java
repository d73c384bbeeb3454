@NullMarked
package dev.theeye.adapter.http.guard;

import org.jspecify.annotations.NullMarked;
