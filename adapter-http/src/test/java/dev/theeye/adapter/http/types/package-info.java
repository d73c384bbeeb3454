@NullMarked
package dev.theeye.adapter.http.types;

import org.jspecify.annotations.NullMarked;
