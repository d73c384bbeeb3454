@NullMarked
package dev.theeye.adapter.rabbit;

import org.jspecify.annotations.NullMarked;
