@NullMarked
package dev.theeye.adapter.http.problem;

import org.jspecify.annotations.NullMarked;
