/** Puts the parts together and runs them: the main class, its settings, what starts before what and stops after what. */
@NullMarked
package dev.theeye.bootstrap;

import org.jspecify.annotations.NullMarked;
