package dev.theeye.adapter.jsonschema;

import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.keyword.AnnotationKeyword;
import java.util.Set;

/** A draft of JSON Schema whose keywords and formats pay for their work. */
final class MeteredDialect {
    /**
     * They are not to be judged by (JSON Schema 2020-12, validation, section 8), and the library matches the value of one by an
     * expression that a value of 60 characters keeps busy for years.
     */
    private static final Set<String> DESCRIBING = Set.of("contentEncoding", "contentMediaType");

    /** Of the library's own; one of them takes a time that grows with the square of the text. */
    private static final Set<String> NOT_OF_A_DRAFT =
            Set.of("alpha", "alphanumeric", "color", "ip-address", "phone", "style", "utc-millisec");

    private MeteredDialect() {}

    static Dialect of(Dialect dialect) {
        return Dialect.builder(dialect)
                // what is no keyword describes; the library's own factory writes each of them to the log
                .unknownKeywordFactory((name, context) -> new AnnotationKeyword(name))
                .formats(formats -> {
                    formats.keySet().removeAll(NOT_OF_A_DRAFT);
                    for (TimeFormat format : TimeFormat.values()) {
                        formats.put(format.getName(), format);
                    }
                    formats.replaceAll((name, format) -> new MeteredFormat(format));
                })
                .keywords(keywords -> dialect.getKeywords().forEach((name, keyword) -> {
                    if (DESCRIBING.contains(name)) {
                        keywords.put(name, new AnnotationKeyword(name));
                    } else if (!name.equals("format")) { // made of the formats, and they pay
                        keywords.put(name, new MeteredKeyword(keyword));
                    }
                }))
                .build();
    }
}
