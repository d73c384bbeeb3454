package dev.theeye.adapter.rabbit;

import com.rabbitmq.client.Address;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Some RabbitMQ nodes of the tests' own that form a cluster, with the port mapper that Erlang wants. */
final class RabbitCluster implements AutoCloseable {
    private final Path home;
    private final Process portMapper;
    private final List<RabbitNode> nodes = new ArrayList<>();

    private RabbitCluster(Path home, Process portMapper) {
        this.home = home;
        this.portMapper = portMapper;
    }

    /** @param settings lines of every node's rabbitmq.conf */
    static RabbitCluster start(int size, List<String> settings) {
        RabbitNode.checkInstalled();
        try {
            Path home = Files.createTempDirectory("eye-rabbit");
            Files.writeString(home.resolve(".erlang.cookie"), UUID.randomUUID().toString());
            Files.setPosixFilePermissions(home.resolve(".erlang.cookie"), PosixFilePermissions.fromString("r--------"));
            int epmdPort = FreePorts.next();
            Process portMapper = new ProcessBuilder(
                            "setpriv",
                            "--pdeathsig",
                            "KILL",
                            "epmd",
                            "-port",
                            Integer.toString(epmdPort),
                            "-address",
                            "127.0.0.1")
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("epmd.log").toFile())
                    .start();
            RabbitCluster cluster = new RabbitCluster(home, portMapper);
            Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
            List<String> lines = new ArrayList<>(settings);
            lines.addAll(peers(size));
            IntStream.rangeClosed(1, size)
                    .forEach(i -> cluster.nodes.add(RabbitNode.create(home, "r" + i, epmdPort, lines)));
            cluster.nodes.forEach(RabbitNode::launch);
            cluster.nodes.forEach(RabbitNode::awaitUp);
            return cluster;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> peers(int size) {
        if (size == 1) {
            return List.of();
        }
        return Stream.concat(
                        Stream.of(
                                "cluster_formation.peer_discovery_backend = classic_config",
                                "cluster_formation.randomized_startup_delay_range.min = 0",
                                "cluster_formation.randomized_startup_delay_range.max = 1",
                                "cluster_partition_handling = pause_minority"),
                        IntStream.rangeClosed(1, size)
                                .mapToObj(
                                        i -> "cluster_formation.classic_config.nodes." + i + " = r" + i + "@localhost"))
                .toList();
    }

    RabbitNode node(int index) {
        return nodes.get(index);
    }

    /** The node whose word on the queue counts. */
    RabbitNode leaderOf(String queue) {
        String queues = node(0).control("list_queues", "--silent", "name", "leader");
        return nodes.stream()
                .filter(node -> queues.contains(queue + "\t" + node.name() + "@localhost"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no leader of " + queue + " in: " + queues));
    }

    List<Address> addresses() {
        return nodes.stream().map(node -> new Address("127.0.0.1", node.port())).toList();
    }

    @Override
    public void close() {
        nodes.forEach(RabbitNode::kill);
        portMapper.destroyForcibly().onExit().join();
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            System.err.println("Left behind: " + home + " (" + e + ")");
        }
    }
}
