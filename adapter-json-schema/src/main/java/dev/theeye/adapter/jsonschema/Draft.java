package dev.theeye.adapter.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The drafts of JSON Schema that can be written in. */
enum Draft {
    DRAFT_2020_12(Dialects.getDraft202012()),
    DRAFT_7(Dialects.getDraft7());

    private final Dialect dialect;

    Draft(Dialect dialect) {
        this.dialect = MeteredDialect.of(dialect);
    }

    Dialect dialect() {
        return dialect;
    }

    /** Without the empty fragment that draft 7's has. */
    String uri() {
        return withoutFragment(dialect.getId());
    }

    /** As its {@code $schema} says; the newer one where that says nothing. */
    static Draft of(JsonNode schema) {
        JsonNode named = schema.path("$schema");
        if (named.isMissingNode()) {
            return DRAFT_2020_12;
        }
        return named(named.asText()).orElseThrow(() -> new SchemaRefused("/$schema", "is none of " + all()));
    }

    static Optional<Draft> named(String uri) {
        return Arrays.stream(values())
                .filter(draft -> draft.uri().equals(withoutFragment(uri)))
                .findFirst();
    }

    private static String all() {
        return Arrays.stream(values()).map(Draft::uri).collect(Collectors.joining(", "));
    }

    private static String withoutFragment(String uri) {
        return uri.endsWith("#") ? uri.substring(0, uri.length() - 1) : uri;
    }
}
