package dev.theeye.adapter.http.query;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.Timestamps;
import dev.theeye.eventjson.EventJson;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Events as CSV (RFC 4180), below a line that names the columns. */
final class CsvLines implements EventLines {
    private static final String[] COLUMNS = {
        "id", "application", "session_id", "category", "name", "timestamp", "received_at", "data"
    };

    /** What a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection). */
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final CsvWriter csv;

    CsvLines(OutputStream out) {
        this.csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .autoFlush(true)
                .build(out, StandardCharsets.UTF_8);
        csv.writeRecord(COLUMNS);
    }

    @Override
    public void write(Event event) {
        csv.writeRecord(
                event.id().toString(),
                event.application().toString(),
                event.session().toString(),
                plain(event.type().category()),
                plain(event.type().name()),
                Timestamps.format(event.occurredAt()),
                Timestamps.format(event.receivedAt()),
                EventJson.onOneLine(event.payload()));
    }

    /** Applications choose categories and names, and an analyst's spreadsheet must not run what they chose. */
    private static String plain(String text) {
        return FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
