package dev.theeye.embedded.postgres;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ties PostgreSQL to this program: it is told to stop when this one dies, however, and not by a Ctrl-C meant for this one. */
final class ParentDeath {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private static final List<String> PREFIX = List.of("setsid", "setpriv", "--pdeathsig", "INT", "--");

    private ParentDeath() {}

    /** The words in front of a command; none on macOS, where {@link Orphan} stops at the next start what was left. */
    static List<String> prefix() {
        if (Command.succeeds("setsid", "setpriv", "--pdeathsig", "INT", "--", "true")) {
            return PREFIX;
        }
        LOG.info("No setsid or setpriv here: after a kill -9 of this program PostgreSQL lives on until the next start");
        return List.of();
    }
}
