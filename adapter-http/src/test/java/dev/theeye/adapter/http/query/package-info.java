@NullMarked
package dev.theeye.adapter.http.query;

import org.jspecify.annotations.NullMarked;
