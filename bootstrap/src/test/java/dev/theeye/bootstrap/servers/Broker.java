package dev.theeye.bootstrap.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** A real RabbitMQ of one node, in a process of its own, that can be killed and started again over the same files. */
final class Broker implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");

    private final Path home;
    private final int port = Ports.free();
    private final int nodesPort = Ports.free();
    private final int portMapperPort = Ports.free();
    private final Process portMapper;
    private Process server;

    private Broker(Path home) throws IOException {
        this.home = home;
        Files.writeString(home.resolve(".erlang.cookie"), "SECRETOFTHISTEST");
        Files.setPosixFilePermissions(home.resolve(".erlang.cookie"), PosixFilePermissions.fromString("r--------"));
        Files.write(
                home.resolve("rabbitmq.conf"),
                List.of(
                        "listeners.tcp.1 = 127.0.0.1:" + port,
                        "default_user = eye",
                        "default_pass = not-for-logs",
                        "vm_memory_high_watermark.absolute = 1GB",
                        "disk_free_limit.absolute = 50MB"));
        Files.writeString(home.resolve("enabled_plugins"), "[].");
        this.portMapper = launch("epmd", "-port", Integer.toString(portMapperPort), "-address", "127.0.0.1");
        this.server = launch(PROGRAM.toString());
    }

    static Broker startedIn(Path directory) throws Exception {
        if (!Files.isExecutable(PROGRAM)) {
            throw new AssertionError("these tests start a RabbitMQ, and there is no " + PROGRAM
                    + ": apt-get install --no-install-recommends rabbitmq-server");
        }
        Broker broker = new Broker(Files.createDirectories(directory));
        broker.awaitUp();
        return broker;
    }

    String uri() {
        return uri("not-for-logs");
    }

    String uri(String password) {
        return "amqp://eye:" + password + "@127.0.0.1:" + port;
    }

    void start() throws Exception {
        server = launch(PROGRAM.toString());
        awaitUp();
    }

    /** As by a power cut: it has no time for anything. */
    void kill() {
        server.destroyForcibly().onExit().join();
    }

    private void awaitUp() throws Exception {
        Patience.until("RabbitMQ listens; see " + home.resolve("log.txt"), Patience.START, this::listens);
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The process that we know is the one to kill, and ends with this one. */
    private Process launch(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("setpriv", "--pdeathsig", "KILL")
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(home.resolve("log.txt").toFile()));
        builder.command().addAll(List.of(command));
        builder.environment()
                .putAll(Map.ofEntries(
                        Map.entry("HOME", home.toString()),
                        Map.entry("ERL_EPMD_PORT", Integer.toString(portMapperPort)),
                        Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"),
                        Map.entry("RABBITMQ_CONF_ENV_FILE", "/dev/null"),
                        Map.entry("RABBITMQ_NODENAME", "eye" + port + "@localhost"),
                        Map.entry("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1"),
                        Map.entry("RABBITMQ_NODE_PORT", Integer.toString(port)),
                        Map.entry("RABBITMQ_DIST_PORT", Integer.toString(nodesPort)),
                        Map.entry("RABBITMQ_MNESIA_BASE", home.resolve("mnesia").toString()),
                        Map.entry("RABBITMQ_LOG_BASE", home.resolve("log").toString()),
                        Map.entry("RABBITMQ_LOGS", "-"),
                        Map.entry(
                                "RABBITMQ_CONFIG_FILE",
                                home.resolve("rabbitmq.conf").toString()),
                        Map.entry(
                                "RABBITMQ_ENABLED_PLUGINS_FILE",
                                home.resolve("enabled_plugins").toString()),
                        Map.entry(
                                "RABBITMQ_GENERATED_CONFIG_DIR",
                                home.resolve("generated").toString()),
                        Map.entry("RABBITMQ_PID_FILE", home.resolve("pid").toString()),
                        Map.entry("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "-kernel inet_dist_use_interface {127,0,0,1}"),
                        Map.entry("RUNNING_UNDER_SYSTEMD", "1")));
        return builder.start();
    }

    @Override
    public void close() {
        kill();
        portMapper.destroyForcibly().onExit().join();
    }
}
