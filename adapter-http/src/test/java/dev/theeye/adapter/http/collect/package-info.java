@NullMarked
package dev.theeye.adapter.http.collect;

import org.jspecify.annotations.NullMarked;
