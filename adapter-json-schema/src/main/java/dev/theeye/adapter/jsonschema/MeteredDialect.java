package dev.theeye.adapter.jsonschema;

import com.networknt.schema.dialect.Dialect;

/** A draft of JSON Schema whose keywords and formats pay for their work. */
final class MeteredDialect {
    private MeteredDialect() {}

    static Dialect of(Dialect dialect) {
        return Dialect.builder(dialect)
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
