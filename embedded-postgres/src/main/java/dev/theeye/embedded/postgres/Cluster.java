package dev.theeye.embedded.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;

/** The data of a PostgreSQL in a directory, whether it runs or not. */
record Cluster(Path home, Binaries binaries, Account account) {
    static final String USER = "theeye";
    static final String DIRECTORY = "cluster";
    private static final int PASSWORD_BYTES = 32;

    Path data() {
        return home.resolve(DIRECTORY);
    }

    void createIfAbsent() throws IOException {
        if (Files.exists(data())) {
            return;
        }
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        PrivateFiles.write(
                passwordFile(), Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        account.own(passwordFile());
        // made aside and then renamed, so that a start which was killed half-way is no harm
        Path partial = home.resolve(DIRECTORY + ".partial");
        PrivateFiles.deleteTree(partial);
        initdb(partial);
        Files.move(partial, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The same collation everywhere, whatever locales the machine has: PostgreSQL's own, by code point. */
    private void initdb(Path directory) {
        Command initdb = Command.run(account.command(
                binaries.initdb(),
                "--pgdata=" + directory,
                "--username=" + USER,
                "--pwfile=" + passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
        if (!initdb.succeeded()) {
            throw new EmbeddedPostgresFailed("cannot make a database in " + home + ": " + initdb.lastLine());
        }
    }

    String password() {
        try {
            return Files.readString(passwordFile()).strip();
        } catch (IOException unreadable) {
            throw new EmbeddedPostgresFailed("cannot read " + passwordFile(), unreadable);
        }
    }

    private Path passwordFile() {
        return home.resolve("password");
    }

    /** @param mode {@code fast} to end connections and write all down, {@code immediate} to leave that to recovery */
    Command stop(String mode, int seconds) {
        return Command.run(account.command(
                binaries.pgCtl(), "stop", "--pgdata=" + data(), "--mode=" + mode, "--wait", "--timeout=" + seconds));
    }
}
