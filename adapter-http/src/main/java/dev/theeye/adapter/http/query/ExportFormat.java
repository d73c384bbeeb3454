package dev.theeye.adapter.http.query;

import dev.theeye.adapter.http.negotiation.AcceptedTypes;
import dev.theeye.eventjson.EventJson;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
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

    private static final List<MediaType> TYPES =
            List.of(MediaType.APPLICATION_JSON_TYPE, NDJSON.mediaType, CSV.mediaType);

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
        return AcceptedTypes.of(request).best(TYPES).flatMap(ExportFormat::of);
    }

    private static Optional<ExportFormat> of(MediaType wanted) {
        return Arrays.stream(values())
                .filter(format -> format.mediaType.getName().equals(wanted.getName()))
                .findFirst();
    }
}
