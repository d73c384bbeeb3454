package dev.theeye.adapter.jsonschema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What {@code $ref}s of a document may refer to: what stands in it, and the drafts themselves. */
final class Resources {
    /** Of a document that does not say where it is from. Nobody can be asked there (RFC 2606). */
    static final URI BASE = URI.create("https://schema.invalid/");

    /** In characters. Names are compared while payloads are judged. */
    private static final int LONGEST_NAME = 2_000;

    private final Map<URI, JsonNode> resources = new HashMap<>();
    private final Set<String> anchors = new HashSet<>();

    static Resources of(JsonNode document) {
        Resources found = new Resources();
        found.resources.put(BASE, document);
        found.collect(document, "", BASE);
        return found;
    }

    /** The base of what is in {@code schema}. */
    static URI base(JsonNode schema, String pointer, URI outer) {
        String id = schema.path("$id").asText("");
        if (id.isEmpty() || id.startsWith("#")) {
            return outer;
        }
        URI base = withoutFragment(resolve(outer, id, pointer + "/$id"));
        if (base.toString().length() > LONGEST_NAME) {
            throw new SchemaRefused(pointer + "/$id", "is longer than " + LONGEST_NAME + " characters");
        }
        return base;
    }

    /** @throws SchemaRefused where {@code ref} leads elsewhere, or nowhere */
    void mustHold(String ref, URI base, String pointer) {
        URI target = resolve(base, ref, pointer);
        URI document = withoutFragment(target);
        JsonNode resource = resources.get(document);
        if (resource == null) {
            if (Draft.named(document.toString()).isEmpty()) {
                throw new SchemaRefused(
                        pointer, "refers to what does not stand in this schema, and nothing is ever fetched");
            }
            return;
        }
        String fragment = target.getRawFragment();
        if (fragment == null || fragment.isEmpty()) {
            return;
        }
        String place = URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
        boolean there = place.startsWith("/")
                ? !resource.at(JsonPointer.compile(place)).isMissingNode()
                : anchors.contains(place);
        if (!there) {
            throw new SchemaRefused(pointer, "refers to a place that is not there");
        }
    }

    private void collect(JsonNode schema, String pointer, URI outer) {
        URI base = base(schema, pointer, outer);
        if (Draft.named(base.toString()).isPresent()) {
            throw new SchemaRefused(pointer + "/$id", "is the name of a draft of JSON Schema");
        }
        resources.putIfAbsent(base, schema);
        for (String keyword : new String[] {"$anchor", "$dynamicAnchor"}) {
            if (schema.path(keyword).isTextual()) {
                anchors.add(schema.path(keyword).asText());
            }
        }
        String id = schema.path("$id").asText("");
        if (id.startsWith("#")) {
            anchors.add(id.substring(1));
        }
        Keywords.visitSubschemas(schema, pointer, (inner, at) -> collect(inner, at, base));
    }

    private static URI resolve(URI base, String reference, String pointer) {
        try {
            return base.resolve(reference);
        } catch (IllegalArgumentException e) {
            throw new SchemaRefused(pointer, "is no reference (RFC 3986)");
        }
    }

    private static URI withoutFragment(URI uri) {
        String text = uri.toString();
        int hash = text.indexOf('#');
        return hash < 0 ? uri : URI.create(text.substring(0, hash));
    }
}
