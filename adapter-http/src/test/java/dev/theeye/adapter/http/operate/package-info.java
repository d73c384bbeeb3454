@NullMarked
package dev.theeye.adapter.http.operate;

import org.jspecify.annotations.NullMarked;
