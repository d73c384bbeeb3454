package dev.theeye.bootstrap;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where The Eye keeps what must outlive it: the credentials of its first applications and the embedded database. */
record DataDirectory(Path path) {
    DataDirectory {
        path = path.toAbsolutePath().normalize();
    }

    /** @throws StartFailed where the machine cannot name it: a letter that its locale does not have */
    static DataDirectory of(String text) {
        try {
            return new DataDirectory(Path.of(text));
        } catch (InvalidPathException noSuchName) {
            throw new StartFailed(
                    "the locale of this machine has no file of that name (EYE_DATA_DIR): name another, or set LC_ALL=C.UTF-8",
                    noSuchName);
        }
    }

    Path postgres() {
        return path.resolve("postgres");
    }

    Path credentials() {
        return path.resolve("credentials.json");
    }

    void mustBeWritable() {
        try {
            Files.createDirectories(path);
            Files.delete(Files.createTempFile(path, "writable", null));
        } catch (FileAlreadyExistsException file) {
            throw new StartFailed(path + " (EYE_DATA_DIR) is a file, not a directory", file);
        } catch (IOException cannotWrite) {
            throw new StartFailed("cannot write into " + path + " (EYE_DATA_DIR)", cannotWrite);
        }
    }
}
