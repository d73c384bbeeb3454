package dev.theeye.adapter.http.problem;

import io.micronaut.http.HttpStatus;

/** The kinds of problem that a client can tell apart by their {@code type}. Never renamed. */
public enum ProblemType {
    MALFORMED_BODY("malformed-body", "No events can be found in the body", HttpStatus.BAD_REQUEST),
    BAD_PARAMETER("bad-parameter", "A parameter cannot be understood", HttpStatus.BAD_REQUEST),
    BAD_BODY("bad-body", "The body cannot be understood", HttpStatus.BAD_REQUEST),
    BAD_FIELD("bad-field", "A field of the body cannot be understood", HttpStatus.BAD_REQUEST),
    BAD_SCHEMA("bad-schema", "The schema cannot be taken", HttpStatus.BAD_REQUEST),
    BAD_CURSOR("bad-cursor", "The cursor does not belong to this query", HttpStatus.BAD_REQUEST),
    NOT_ACCEPTABLE("not-acceptable", "The client takes no form that this comes in", HttpStatus.NOT_ACCEPTABLE),
    TOO_MANY_EVENTS("too-many-events", "Too many events in one request", HttpStatus.REQUEST_ENTITY_TOO_LARGE),
    BODY_TOO_LARGE("body-too-large", "The body is too large", HttpStatus.REQUEST_ENTITY_TOO_LARGE),
    UNSUPPORTED_MEDIA_TYPE(
            "unsupported-media-type", "The body's form is not supported", HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    NONE_ACCEPTED("none-accepted", "None of the events is accepted", HttpStatus.UNPROCESSABLE_ENTITY),
    UNAUTHENTICATED("unauthenticated", "A valid access token is needed", HttpStatus.UNAUTHORIZED),
    FORBIDDEN("forbidden", "The access token lacks the scope", HttpStatus.FORBIDDEN),
    NOT_FOUND("not-found", "Not found", HttpStatus.NOT_FOUND),
    NAME_TAKEN("name-taken", "The name is taken", HttpStatus.CONFLICT),
    SHUTS_ITSELF_OUT("shuts-itself-out", "An administrator would shut itself out", HttpStatus.CONFLICT),
    METHOD_NOT_ALLOWED("method-not-allowed", "Method not allowed", HttpStatus.METHOD_NOT_ALLOWED),
    TOO_MANY_FAILURES("too-many-failures", "Too many attempts with wrong credentials", HttpStatus.TOO_MANY_REQUESTS),
    OVER_QUOTA("over-quota", "The application is over its quota", HttpStatus.TOO_MANY_REQUESTS),
    TOO_MANY_QUERIES(
            "too-many-queries", "The application asks too many large questions at once", HttpStatus.TOO_MANY_REQUESTS),
    QUESTION_TOO_LARGE("question-too-large", "The question takes too long to answer", HttpStatus.SERVICE_UNAVAILABLE),
    TOO_MANY_FOLLOWERS("too-many-followers", "Too many follow live at once", HttpStatus.TOO_MANY_REQUESTS),
    UNAVAILABLE("unavailable", "A part of The Eye is down; try again", HttpStatus.SERVICE_UNAVAILABLE);

    private static final String BASE = "https://theeye.dev/problems/";

    private final String name;
    private final String title;
    private final HttpStatus status;

    ProblemType(String name, String title, HttpStatus status) {
        this.name = name;
        this.title = title;
        this.status = status;
    }

    String uri() {
        return BASE + name;
    }

    String title() {
        return title;
    }

    HttpStatus status() {
        return status;
    }
}
