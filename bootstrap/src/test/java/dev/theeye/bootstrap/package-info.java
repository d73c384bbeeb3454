@NullMarked
package dev.theeye.bootstrap;

import org.jspecify.annotations.NullMarked;
