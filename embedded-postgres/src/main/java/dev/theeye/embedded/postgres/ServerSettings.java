package dev.theeye.embedded.postgres;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How PostgreSQL is set. Given on its command line, so that nothing in a file or in the database weakens them. */
final class ServerSettings {
    private ServerSettings() {}

    static List<String> arguments(int port) {
        Map<String, String> settings = new LinkedHashMap<>();
        // what is committed survives, whatever happens
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        // nobody else gets in
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("port", Integer.toString(port));
        settings.put("unix_socket_directories", "");
        settings.put("max_connections", "60");
        // a question that names no time locks every partition of events, and each of its indexes
        settings.put("max_locks_per_transaction", "256");
        // a machine of two cores, shared with the program
        settings.put("shared_buffers", "256MB");
        settings.put("wal_buffers", "16MB");
        settings.put("wal_compression", "on");
        settings.put("max_wal_size", "1GB");
        settings.put("checkpoint_timeout", "15min");
        settings.put("checkpoint_completion_target", "0.9");
        settings.put("random_page_cost", "1.1");
        settings.put("jit", "off");
        // what is logged holds no data of users: no statements, no rows, and no errors that the program sees anyway
        settings.put("logging_collector", "off");
        settings.put("log_destination", "stderr");
        settings.put("log_line_prefix", "");
        settings.put("log_checkpoints", "off");
        settings.put("log_min_messages", "log");
        settings.put("log_min_error_statement", "panic");
        settings.put("log_error_verbosity", "terse");
        return settings.entrySet().stream()
                .flatMap(setting -> List.of("-c", setting.getKey() + "=" + setting.getValue()).stream())
                .toList();
    }
}
