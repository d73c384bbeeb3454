@NullMarked
package dev.theeye.adapter.jsonschema;

import org.jspecify.annotations.NullMarked;
