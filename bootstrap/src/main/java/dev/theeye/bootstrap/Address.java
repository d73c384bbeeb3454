package dev.theeye.bootstrap;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Where The Eye listens. */
record Address(String host, int port) {
    /** Asked before the database is started: a second start by mistake is the likely reason, and should be told at once. */
    void mustBeFree() {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new StartFailed("there is no host " + host + " (EYE_HTTP_HOST)");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
        } catch (IOException taken) {
            throw new StartFailed(
                    "cannot listen on " + host + ":" + port + " (EYE_HTTP_HOST, EYE_HTTP_PORT): "
                            + Reason.firstLine(taken),
                    taken);
        }
    }

    /** As a client on this machine reaches it. */
    String url() {
        String reachable = switch (host) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::" -> "[::1]";
            default -> host.contains(":") ? "[" + host + "]" : host;
        };
        return "http://" + reachable + ":" + port;
    }
}
