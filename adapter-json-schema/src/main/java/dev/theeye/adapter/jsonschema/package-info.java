/** JSON Schema, drafts 2020-12 and 7, over a library, made safe for schemas that anybody may have written. */
@NullMarked
package dev.theeye.adapter.jsonschema;

import org.jspecify.annotations.NullMarked;
