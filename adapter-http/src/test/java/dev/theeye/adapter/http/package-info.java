@NullMarked
package dev.theeye.adapter.http;

import org.jspecify.annotations.NullMarked;
