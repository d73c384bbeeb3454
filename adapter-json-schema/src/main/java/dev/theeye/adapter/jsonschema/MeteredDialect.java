package dev.theeye.adapter.jsonschema;

import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.keyword.AnnotationKeyword;

/** A draft of JSON Schema whose keywords and formats pay for their work. */
final class MeteredDialect {
    private MeteredDialect() {}

    static Dialect of(Dialect dialect) {
        return Dialect.builder(dialect)
                // what is no keyword describes; the library's own factory writes each of them to the log
                .unknownKeywordFactory((name, context) -> new AnnotationKeyword(name))
                .formats(formats -> formats.replaceAll((name, format) -> new MeteredFormat(format)))
                .keywords(keywords -> dialect.getKeywords().forEach((name, keyword) -> {
                    // made of the formats, and they pay
                    if (!name.equals("format")) {
                        keywords.put(name, new MeteredKeyword(keyword));
                    }
                }))
                .build();
    }
}
