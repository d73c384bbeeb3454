@NullMarked
package dev.theeye.adapter.postgres;

import org.jspecify.annotations.NullMarked;
