package dev.theeye.bootstrap;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A RabbitMQ that somebody runs for The Eye: {@code amqp://user:password@host:5672/vhost}, with a comma between the hosts of a
 * cluster. Read here rather than by {@link java.net.URI}, which knows neither several hosts nor names with an underscore, as
 * container networks have them.
 *
 * @param login as the URI spells it; may hold a password, so that it is never printed
 * @param path the virtual host and parameters, each with the character before it
 */
record OwnBroker(String scheme, String login, List<String> hosts, String path) {
    private static final Pattern URI = Pattern.compile("(amqps?)://([^@/]*@)?([^@/?]+)(/[^/?]+)?/?(\\?.*)?");
    private static final Pattern HOST = Pattern.compile("([^:\\s\\[\\]]+|\\[[^\\]\\s]+])(:\\d{1,5})?");

    static Optional<OwnBroker> of(SettingReader read) {
        Optional<String> addresses = read.text("eye.rabbit.addresses");
        return read.text("eye.rabbit.uri").map(uri -> parse(uri, addresses));
    }

    private static OwnBroker parse(String uri, Optional<String> addresses) {
        Matcher parts = URI.matcher(uri);
        if (!parts.matches()) {
            throw wrong();
        }
        String scheme = parts.group(1);
        String port = scheme.equals("amqps") ? ":5671" : ":5672";
        List<String> hosts = Arrays.stream(addresses.orElse(parts.group(3)).split(",", -1))
                .map(String::strip)
                .map(host -> withPort(host, port))
                .toList();
        return new OwnBroker(scheme, text(parts.group(2)), hosts, text(parts.group(4)) + text(parts.group(5)));
    }

    private static String withPort(String host, String port) {
        Matcher parts = HOST.matcher(host);
        if (!parts.matches()) {
            throw wrong();
        }
        return parts.group(2) == null ? host + port : host;
    }

    private static String text(@Nullable String group) {
        return group == null ? "" : group;
    }

    /** Without what was given: that may hold a password. */
    private static StartFailed wrong() {
        return new StartFailed(
                "eye.rabbit.uri (EYE_RABBIT_URI) reads amqp://user:password@host:5672/vhost, or amqps:// for TLS,"
                        + " with a comma between several hosts");
    }

    /** For the factory of adapter-rabbit. */
    Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        // the host matters nowhere but is asked for: addresses win
        properties.put("rabbitmq.servers.eye.uri", scheme + "://" + login + "localhost" + path);
        properties.put("rabbitmq.servers.eye.addresses", hosts);
        return properties;
    }

    /** For people. */
    String publicUri() {
        return scheme + "://" + String.join(",", hosts) + path.replaceFirst("\\?.*", "");
    }

    @Override
    public String toString() {
        return "OwnBroker[" + publicUri() + "]";
    }
}
