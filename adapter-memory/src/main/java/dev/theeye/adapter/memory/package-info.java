/** The smallest honest adapter of every port: keeps everything in this process, and nothing beyond its end. */
@NullMarked
package dev.theeye.adapter.memory;

import org.jspecify.annotations.NullMarked;
