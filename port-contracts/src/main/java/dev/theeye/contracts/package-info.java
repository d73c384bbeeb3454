/**
 * What every adapter owes, written once: a JUnit interface for each port. The test of an adapter implements the
 * interface and hands it the adapter.
 *
 * <p>Every test uses applications, sessions and categories of its own, so that it may run against a store in use.
 */
@NullMarked
package dev.theeye.contracts;

import org.jspecify.annotations.NullMarked;
