package dev.theeye.adapter.http.token;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.nio.charset.StandardCharsets;

/** Why no token is handed out, in the words and the form of RFC 6749, section 5.2. */
final class TokenRefusal extends Exception {
    static final TokenRefusal INVALID_REQUEST = new TokenRefusal("invalid_request", HttpStatus.BAD_REQUEST);
    static final TokenRefusal UNSUPPORTED_GRANT_TYPE =
            new TokenRefusal("unsupported_grant_type", HttpStatus.BAD_REQUEST);
    static final TokenRefusal INVALID_SCOPE = new TokenRefusal("invalid_scope", HttpStatus.BAD_REQUEST);
    static final TokenRefusal INVALID_CLIENT = new TokenRefusal("invalid_client", HttpStatus.UNAUTHORIZED);

    private static final long serialVersionUID = 1;

    private final String error;
    private final HttpStatus status;

    private TokenRefusal(String error, HttpStatus status) {
        super(error, null, false, false);
        this.error = error;
        this.status = status;
    }

    MutableHttpResponse<byte[]> response() {
        byte[] json = ("{\"error\":\"" + error + "\"}").getBytes(StandardCharsets.UTF_8);
        MutableHttpResponse<byte[]> response =
                HttpResponse.status(status).body(json).contentType(MediaType.APPLICATION_JSON_TYPE);
        return status == HttpStatus.UNAUTHORIZED
                ? response.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"The Eye\", charset=\"UTF-8\"")
                : response;
    }
}
