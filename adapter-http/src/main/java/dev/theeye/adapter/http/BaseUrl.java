package dev.theeye.adapter.http;

import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the client reached us, for links: the setting, or else its own {@code Host}; no forwarding header is believed. */
@Singleton
public final class BaseUrl {
    private static final Pattern HOST = Pattern.compile("(?:[A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+])(?::\\d{1,5})?");

    private final @Nullable URI publicUrl;

    BaseUrl(HttpSettings settings) {
        this.publicUrl = settings.publicUrl();
    }

    /** Without a slash at its end. */
    public String of(HttpRequest<?> request) {
        if (publicUrl != null) {
            return publicUrl.toString().replaceFirst("/+$", "");
        }
        return (request.isSecure() ? "https://" : "http://") + host(request);
    }

    private static String host(HttpRequest<?> request) {
        String host = request.getHeaders().get(HttpHeaders.HOST);
        if (host == null) { // HTTP/1.0
            InetSocketAddress here = request.getServerAddress();
            return here.getHostString() + ":" + here.getPort();
        }
        if (!HOST.matcher(host).matches()) {
            throw new ProblemException(Problem.badParameter("Host", "the Host header is not a host"));
        }
        return host;
    }
}
