package dev.theeye.embedded.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked. */
record Binaries(Path root) {
    Path initdb() {
        return root.resolve("bin/initdb");
    }

    Path postgres() {
        return root.resolve("bin/postgres");
    }

    Path pgCtl() {
        return root.resolve("bin/pg_ctl");
    }

    /** Unpacks them into {@code home} unless that was done before, for each version once. */
    static Binaries unpacked(Path home) throws IOException {
        URL archive = archiveFor(Platform.current());
        Path root = home.resolve("binaries-" + fingerprint(archive));
        if (Files.notExists(root)) {
            // unpacked aside and then renamed, so that a start which was killed half-way is no harm
            Path partial = home.resolve("binaries.partial");
            PrivateFiles.deleteTree(partial);
            unpack(archive, partial);
            Files.move(partial, root, StandardCopyOption.ATOMIC_MOVE);
        }
        return new Binaries(root);
    }

    static URL archiveFor(Platform platform) {
        URL archive = Binaries.class.getResource("/" + platform.archive());
        if (archive == null) {
            throw new EmbeddedPostgresFailed("no PostgreSQL is built in for " + platform.system() + " on "
                    + platform.processor() + ": name a server of your own");
        }
        return archive;
    }

    /** Differs from version to version: a jar knows the length of what it holds. */
    private static String fingerprint(URL archive) throws IOException {
        return Long.toHexString(archive.openConnection().getContentLengthLong());
    }

    private static void unpack(URL archive, Path target) throws IOException {
        try (InputStream bytes = archive.openStream();
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(bytes)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("the archive of PostgreSQL points outside: " + entry.getName());
                }
                write(tar, entry, path);
            }
        }
    }

    private static void write(InputStream content, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.resolveSibling(""));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, path);
        boolean program = path.resolveSibling("").endsWith("bin");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
