package dev.theeye.benchmarks.load;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The Eye that is asked, and the token that opens it. */
public record Target(URI address, String token) {
    byte[] post(byte[] body) {
        return post("/v1/events", body);
    }

    byte[] ask(Asked asked) {
        return asked.body().isEmpty()
                ? head("GET " + asked.path(), "")
                : post(asked.path(), asked.body().getBytes(StandardCharsets.UTF_8));
    }

    private byte[] post(String path, byte[] body) {
        byte[] head = head("POST " + path, "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n");
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    private byte[] head(String line, String more) {
        return (line + " HTTP/1.1\r\nHost: " + address.getHost() + ":" + address.getPort()
                        + "\r\nAuthorization: Bearer " + token + "\r\n" + more + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
