package dev.theeye.embedded.postgres;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;

/** What a person needs to know of a failure; the messages of the JDK are often a bare path. */
final class Reason {
    private Reason() {}

    static String of(IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied -> "no permission to write " + denied.getFile();
            case FileAlreadyExistsException file -> file.getFile() + " is not a directory";
            case FileSystemException other -> String.join(": ", other.getFile(), other.getReason());
            default -> String.valueOf(failure.getMessage());
        };
    }
}
