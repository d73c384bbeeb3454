package dev.theeye.benchmarks.run;

import dev.theeye.benchmarks.servers.Eye;
import java.nio.file.Path;

/** How long The Eye takes to be ready with a PostgreSQL of its own: the first time in a directory, and when all is there. */
final class StartingUp {
    private static final int WARM_STARTS = 5;

    private final Workshop workshop;

    StartingUp(Workshop workshop) {
        this.workshop = workshop;
    }

    Result measure(String name) throws Exception {
        Path data = workshop.newDirectory().resolve("data");
        double first = start(data);
        double[] warm = new double[WARM_STARTS];
        for (int i = 0; i < WARM_STARTS; i++) {
            warm[i] = start(data);
        }
        java.util.Arrays.sort(warm);
        return new Result.Builder()
                .with("first start s", first)
                .with("warm start s", warm[WARM_STARTS / 2])
                .with("slowest warm s", warm[WARM_STARTS - 1])
                .of(name);
    }

    private double start(Path data) throws Exception {
        Eye eye = workshop.newEye(data);
        workshop.close(eye);
        return eye.startUp().toMillis() / 1e3;
    }
}
