@NullMarked
package dev.theeye.adapter.http.live;

import org.jspecify.annotations.NullMarked;
