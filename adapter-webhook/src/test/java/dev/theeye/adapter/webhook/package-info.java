@NullMarked
package dev.theeye.adapter.webhook;

import org.jspecify.annotations.NullMarked;
