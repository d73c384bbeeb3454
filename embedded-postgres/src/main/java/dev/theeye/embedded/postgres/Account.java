package dev.theeye.embedded.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whom PostgreSQL runs as. It refuses to be root, so that root runs it in a user namespace of its own (where it is nobody
 * in particular, and files still count as root's), or as an ordinary user where such namespaces are forbidden.
 */
sealed interface Account {
    /** The words in front of a command. */
    List<String> prefix();

    /** Sees to it that the account owns {@code directory} and what is in it. */
    void own(Path directory);

    /** Who started this program. */
    record Same() implements Account {
        @Override
        public List<String> prefix() {
            return List.of();
        }

        @Override
        public void own(Path directory) {}
    }

    /** Root, in a user namespace. */
    record Namespace() implements Account {
        @Override
        public List<String> prefix() {
            return List.of("unshare", "--user");
        }

        @Override
        public void own(Path directory) {
            Account.giveTo("root", directory);
        }
    }

    record Other(String user) implements Account {
        @Override
        public List<String> prefix() {
            return List.of("setpriv", "--reuid=" + user, "--clear-groups");
        }

        @Override
        public void own(Path directory) {
            Account.giveTo(user, directory);
        }
    }

    static Account choose() {
        if (!System.getProperty("user.name", "").equals("root")) {
            return new Same();
        }
        if (Command.succeeds("unshare", "--user", "true")) {
            return new Namespace();
        }
        return List.of("postgres", "nobody").stream()
                .filter(user -> Command.succeeds("setpriv", "--reuid=" + user, "--clear-groups", "true"))
                .findFirst()
                .<Account>map(Other::new)
                .orElseThrow(() -> new EmbeddedPostgresFailed("PostgreSQL refuses to run as root, and neither unshare"
                        + " nor setpriv can change that here: start as an ordinary user"));
    }

    /** A command of this account. */
    default List<String> command(Object... words) {
        List<String> command = new ArrayList<>(prefix());
        for (Object word : words) {
            command.add(word.toString());
        }
        return command;
    }

    private static void giveTo(String user, Path directory) {
        if (Account.owner(directory).filter(user::equals).isPresent()) {
            return;
        }
        Command chown = Command.run(List.of("chown", "-R", user, directory.toString()));
        if (!chown.succeeded()) {
            throw new EmbeddedPostgresFailed("cannot give " + directory + " to " + user + ": " + chown.lastLine());
        }
    }

    private static Optional<String> owner(Path directory) {
        try {
            return Optional.of(Files.getOwner(directory).getName());
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }
}
