package dev.theeye.domain.validation;

/** The schema that a type has at the moment. */
public record SchemaInForce(int version, SchemaMode mode, PayloadSchema schema) {}
