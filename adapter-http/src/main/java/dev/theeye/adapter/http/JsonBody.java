package dev.theeye.adapter.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The body of a request as JSON, which between systems is UTF-8 (RFC 8259, section 8.1). */
public final class JsonBody {
    private JsonBody() {}

    /**
     * The parser alone would guess UTF-16 and UTF-32, in which it counts no bytes, and let some broken UTF-8 pass.
     *
     * @throws IOException where the body is not UTF-8, or holds U+0000, which JSON never does
     */
    public static JsonParser parser(JsonFactory json, byte[] body) throws IOException {
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
        for (byte b : body) {
            if (b == 0) {
                throw new JsonParseException(null, "holds U+0000");
            }
        }
        return json.createParser(body);
    }
}
