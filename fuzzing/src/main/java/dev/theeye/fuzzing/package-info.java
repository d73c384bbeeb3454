/**
 * Fuzz tests: a target checks one input; ordinary tests try kept inputs and changes of them, the same at every run; Jazzer
 * looks for new inputs by coverage.
 */
@NullMarked
package dev.theeye.fuzzing;

import org.jspecify.annotations.NullMarked;
