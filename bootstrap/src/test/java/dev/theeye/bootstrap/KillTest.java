package dev.theeye.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} in the middle of it. {@code -Deye.kills=20} takes longer and tries harder. */
class KillTest {
    private static final int KILLS = Integer.getInteger("eye.kills", 3);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    @Test
    void no_event_that_was_accepted_is_lost_and_none_is_kept_twice() throws Exception {
        Path data = directory.resolve("data");
        Eye eye = Eye.startedIn(data);
        Client demo = Client.of(eye, "demo");
        Load load = new Load();
        for (int kill = 1; kill <= KILLS; kill++) {
            postUntilKilled(load, eye, demo);
            eye = Eye.startedIn(data);
            demo = demo.at(eye);
            assertThatAllIsKept(load, demo);
        }

        load.postAgainWhatWasNotAnswered(demo);

        assertThatAllIsKept(load, demo);
        assertThat(load.kept(demo)).doesNotHaveDuplicates().hasSameSizeAs(load.accepted());
        eye.kill();
        Eye last = eye;
        Eventually.holds(PATIENCE, () -> last.postgres().isEmpty());
    }

    /** Not always at the same moment. */
    private static void postUntilKilled(Load load, Eye eye, Client demo) throws Exception {
        int before = load.accepted().size();
        int more = 500 + (int) (System.nanoTime() % 2_000);
        load.postUntil(demo, () -> {
            Eventually.holds(PATIENCE, () -> load.accepted().size() >= before + more);
            eye.kill();
            return "killed";
        });
    }

    private static void assertThatAllIsKept(Load load, Client demo) throws Exception {
        Eventually.holds(PATIENCE, () -> new HashSet<>(load.kept(demo)).containsAll(load.accepted()));
    }
}
