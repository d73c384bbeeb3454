@NullMarked
package dev.theeye.adapter.http.connection;

import org.jspecify.annotations.NullMarked;
