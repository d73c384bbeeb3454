package dev.theeye.benchmarks.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** RabbitMQ of Debian, one node; quorum queues write to the disk before they confirm. */
public final class RabbitServer implements AutoCloseable {
    /** Not /usr/sbin: that one becomes another user and forgets its environment. */
    private static final Path PROGRAM = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");

    private static final List<String> END_WITH_US = List.of("--pdeathsig", "KILL");

    private final Child portMapper;
    private final Child server;
    private final int port;

    private RabbitServer(Child portMapper, Child server, int port) {
        this.portMapper = portMapper;
        this.server = server;
        this.port = port;
    }

    public static RabbitServer start(Path home) throws IOException, InterruptedException {
        if (!Files.isExecutable(PROGRAM)) {
            throw new IOException(
                    "there is no " + PROGRAM + ": apt-get install --no-install-recommends rabbitmq-server");
        }
        Files.createDirectories(home);
        int port = Ports.free();
        int mapperPort = Ports.free();
        Files.writeString(home.resolve(".erlang.cookie"), "NOSECRETONLOOPBACK");
        Files.setPosixFilePermissions(home.resolve(".erlang.cookie"), PosixFilePermissions.fromString("r--------"));
        Files.write(
                home.resolve("rabbitmq.conf"),
                List.of(
                        "listeners.tcp.1 = 127.0.0.1:" + port,
                        "default_user = eye",
                        "default_pass = eye",
                        "vm_memory_high_watermark.absolute = 2GB",
                        "disk_free_limit.absolute = 200MB"));
        Files.writeString(home.resolve("enabled_plugins"), "[].");
        Map<String, String> environment = environment(home, port, mapperPort);
        Child portMapper = Child.launch(
                home.resolve("epmd.txt"),
                environment,
                END_WITH_US,
                List.of("epmd", "-port", Integer.toString(mapperPort), "-address", "127.0.0.1"));
        Child server = Child.launch(home.resolve("log.txt"), environment, END_WITH_US, List.of(PROGRAM.toString()));
        server.await(() -> listens(port));
        return new RabbitServer(portMapper, server, port);
    }

    public String uri() {
        return "amqp://eye:eye@127.0.0.1:" + port;
    }

    public Usage usage() {
        return server.usage();
    }

    @Override
    public void close() {
        server.close();
        portMapper.close();
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static Map<String, String> environment(Path home, int port, int mapperPort) {
        return Map.ofEntries(
                Map.entry("HOME", home.toString()),
                Map.entry("ERL_EPMD_PORT", Integer.toString(mapperPort)),
                Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"),
                Map.entry("RABBITMQ_CONF_ENV_FILE", "/dev/null"),
                Map.entry("RABBITMQ_NODENAME", "eye" + port + "@localhost"),
                Map.entry("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1"),
                Map.entry("RABBITMQ_NODE_PORT", Integer.toString(port)),
                Map.entry("RABBITMQ_DIST_PORT", Integer.toString(Ports.free())),
                Map.entry("RABBITMQ_MNESIA_BASE", home.resolve("mnesia").toString()),
                Map.entry("RABBITMQ_LOG_BASE", home.resolve("log").toString()),
                Map.entry("RABBITMQ_LOGS", "-"),
                Map.entry("RABBITMQ_CONFIG_FILE", home.resolve("rabbitmq.conf").toString()),
                Map.entry(
                        "RABBITMQ_ENABLED_PLUGINS_FILE",
                        home.resolve("enabled_plugins").toString()),
                Map.entry(
                        "RABBITMQ_GENERATED_CONFIG_DIR",
                        home.resolve("generated").toString()),
                Map.entry("RABBITMQ_PID_FILE", home.resolve("pid").toString()),
                Map.entry("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "-kernel inet_dist_use_interface {127,0,0,1}"),
                Map.entry("RUNNING_UNDER_SYSTEMD", "1"));
    }
}
