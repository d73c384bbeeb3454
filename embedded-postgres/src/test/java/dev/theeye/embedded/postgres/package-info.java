@NullMarked
package dev.theeye.embedded.postgres;

import org.jspecify.annotations.NullMarked;
