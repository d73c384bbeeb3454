package dev.theeye.adapter.http;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from, to limit what one place may do: the peer of the connection, or what our own proxy says of it
 * where the settings name a header. Of an IPv6 address the first 64 bits, since whoever has one has all that share them.
 */
@Singleton
public final class ClientAddress {
    private static final int LONGEST = 64;

    private final @Nullable String header;

    ClientAddress(HttpSettings settings) {
        this.header = settings.clientAddressHeader();
    }

    public String of(HttpRequest<?> request) {
        String forwarded = header == null ? null : last(request.getHeaders().getAll(header));
        return forwarded == null ? text(request.getRemoteAddress().getAddress()) : forwarded;
    }

    /** The proxy adds at the end; what stands before it the client may have made up. */
    private static @Nullable String last(List<String> values) {
        if (values.isEmpty()) {
            return null;
        }
        String line = values.getLast();
        String last = line.substring(line.lastIndexOf(',') + 1).strip();
        return last.isEmpty() || last.length() > LONGEST ? null : last;
    }

    private static String text(InetAddress address) {
        return address instanceof Inet6Address
                ? Arrays.toString(Arrays.copyOf(address.getAddress(), 8))
                : address.getHostAddress();
    }
}
