@NullMarked
package dev.theeye.adapter.http.description;

import org.jspecify.annotations.NullMarked;
