package dev.theeye.adapter.http.query;

import dev.theeye.eventjson.EventJson;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import java.io.OutputStream;
import java.util.Optional;

/** The forms in which everything that matches is given at once, as opposed to a page of JSON. */
enum ExportFormat {
    NDJSON(ExportFormat.NDJSON_TYPE) {
        @Override
        EventLines to(OutputStream out) {
            return event -> {
                out.write(EventJson.line(event));
                out.write('\n');
            };
        }
    },
    /** RFC 4180, which has parameters for the charset and for what the first line is. */
    CSV(ExportFormat.CSV_TYPE + ";charset=utf-8;header=present") {
        @Override
        EventLines to(OutputStream out) {
            return new CsvLines(out);
        }
    };

    static final String NDJSON_TYPE = "application/x-ndjson";
    static final String CSV_TYPE = "text/csv";

    private final MediaType mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = MediaType.of(mediaType);
    }

    MediaType mediaType() {
        return mediaType;
    }

    abstract EventLines to(OutputStream out);

    /** What the client would rather have; empty for a page of JSON, which is also what a browser gets. */
    static Optional<ExportFormat> asked(HttpRequest<?> request) {
        for (MediaType wanted : request.getHeaders().accept()) {
            if (wanted.matches(MediaType.APPLICATION_JSON_TYPE)) {
                return Optional.empty();
            }
            for (ExportFormat format : values()) {
                if (wanted.matches(format.mediaType)) {
                    return Optional.of(format);
                }
            }
        }
        return Optional.empty();
    }
}
