/** What one can do with The Eye: one final class for each act. */
@NullMarked
package dev.theeye.application;

import org.jspecify.annotations.NullMarked;
