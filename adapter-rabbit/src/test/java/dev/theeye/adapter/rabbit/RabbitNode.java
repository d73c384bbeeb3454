package dev.theeye.adapter.rabbit;

import com.rabbitmq.client.ConnectionFactory;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One real RabbitMQ node with ports and a directory of its own, which can be killed and started again. */
final class RabbitNode {
    private static final Path PROGRAMS = Path.of("/usr/lib/rabbitmq/bin");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String name;
    private final int port;
    private final Path directory;
    private final Map<String, String> environment;
    private @Nullable Process process;

    private RabbitNode(String name, int port, Path directory, Map<String, String> environment) {
        this.name = name;
        this.port = port;
        this.directory = directory;
        this.environment = environment;
    }

    /**
     * @param home what all nodes of a cluster share: the cookie by which they know each other
     * @param settings lines of its rabbitmq.conf
     */
    static RabbitNode create(Path home, String name, int epmdPort, List<String> settings) {
        checkInstalled();
        try {
            Path directory = Files.createDirectories(home.resolve(name));
            int port = FreePorts.next();
            List<String> configuration = new ArrayList<>(List.of(
                    "listeners.tcp.1 = 127.0.0.1:" + port,
                    "default_user = eye",
                    "default_pass = secret",
                    "vm_memory_high_watermark.absolute = 1GB",
                    "disk_free_limit.absolute = 50MB",
                    "log.console = true",
                    "log.console.level = warning"));
            configuration.addAll(settings);
            Files.write(directory.resolve("rabbitmq.conf"), configuration);
            // A consumer that holds a message for longer than this loses its channel; looked for every second, not
            // minute.
            Files.writeString(
                    directory.resolve("advanced.config"),
                    "[{rabbit, [{consumer_timeout, 8000}, {channel_tick_interval, 1000}]}].");
            Files.writeString(directory.resolve("enabled_plugins"), "[].");
            return new RabbitNode(name, port, directory, environment(home, name, directory, port, epmdPort));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void checkInstalled() {
        if (!Files.isExecutable(PROGRAMS.resolve("rabbitmq-server"))) {
            throw new IllegalStateException("These tests need a RabbitMQ to start and to kill, and there is none in "
                    + PROGRAMS + ": apt-get install --no-install-recommends rabbitmq-server");
        }
    }

    private static Map<String, String> environment(Path home, String name, Path directory, int port, int epmdPort) {
        return Map.ofEntries(
                Map.entry("HOME", home.toString()),
                Map.entry("ERL_EPMD_PORT", Integer.toString(epmdPort)),
                Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"),
                Map.entry("RABBITMQ_CONF_ENV_FILE", "/dev/null"),
                // By its short name "localhost" a node needs no DNS.
                Map.entry("RABBITMQ_NODENAME", name + "@localhost"),
                Map.entry("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1"),
                Map.entry("RABBITMQ_NODE_PORT", Integer.toString(port)),
                Map.entry("RABBITMQ_DIST_PORT", Integer.toString(FreePorts.next())),
                Map.entry("RABBITMQ_MNESIA_BASE", directory.resolve("mnesia").toString()),
                Map.entry("RABBITMQ_LOG_BASE", directory.resolve("log").toString()),
                Map.entry(
                        "RABBITMQ_CONFIG_FILE",
                        directory.resolve("rabbitmq.conf").toString()),
                Map.entry(
                        "RABBITMQ_ADVANCED_CONFIG_FILE",
                        directory.resolve("advanced.config").toString()),
                Map.entry(
                        "RABBITMQ_ENABLED_PLUGINS_FILE",
                        directory.resolve("enabled_plugins").toString()),
                Map.entry(
                        "RABBITMQ_PLUGINS_EXPAND_DIR",
                        directory.resolve("plugins").toString()),
                Map.entry(
                        "RABBITMQ_GENERATED_CONFIG_DIR",
                        directory.resolve("generated").toString()),
                Map.entry("RABBITMQ_PID_FILE", directory.resolve("pid").toString()),
                Map.entry("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "-kernel inet_dist_use_interface {127,0,0,1}"),
                // Makes the start script give way to the server, so that the process we know is the one to kill.
                Map.entry("RUNNING_UNDER_SYSTEMD", "1"));
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    ConnectionFactory connectionFactory() {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(port);
        factory.setUsername("eye");
        factory.setPassword("secret");
        return factory;
    }

    /** Launches it, and does not wait: the nodes of a cluster wait for each other. */
    void launch() {
        process = launch(
                ProcessBuilder.Redirect.appendTo(directory.resolve("server.log").toFile()),
                List.of(
                        "setpriv",
                        "--pdeathsig",
                        "KILL",
                        PROGRAMS.resolve("rabbitmq-server").toString()));
    }

    RabbitNode awaitUp() {
        Deadline deadline = new Deadline(PATIENCE);
        while (!answers()) {
            if (deadline.isOver() || process == null || !process.isAlive()) {
                throw new IllegalStateException(name + " did not start; see " + directory.resolve("server.log"));
            }
            deadline.pause();
        }
        return this;
    }

    RabbitNode start() {
        launch();
        return awaitUp();
    }

    /** As by a power cut: it has no time for anything. */
    void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    /**
     * Runs {@code rabbitmqctl}.
     *
     * @return what it printed
     */
    String control(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(PROGRAMS.resolve("rabbitmqctl").toString()));
        command.addAll(List.of(arguments));
        File output = directory.resolve("control.log").toFile();
        Process control = launch(ProcessBuilder.Redirect.to(output), command);
        try {
            boolean hasEnded = control.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            String printed = Files.readString(output.toPath());
            if (!hasEnded || control.exitValue() != 0) {
                throw new IllegalStateException(command + " failed: " + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String log() {
        try {
            return Files.readString(directory.resolve("server.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private Process launch(ProcessBuilder.Redirect output, List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
