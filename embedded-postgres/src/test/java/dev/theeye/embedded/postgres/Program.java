package dev.theeye.embedded.postgres;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;

/** Another program that has started PostgreSQL, to be killed. */
record Program(Process process, Path directory, Sql sql) {
    /** What the other program does. */
    public static void main(String[] arguments) throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(arguments[0]), 0);
        System.out.println(postgres.jdbcUrl());
        Thread.currentThread().join();
    }

    static Program startedIn(Path directory) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader();
        String url = output.readLine();
        if (url == null) {
            throw new IllegalStateException("the program ended with " + process.waitFor());
        }
        String password = Files.readString(directory.resolve("password")).strip();
        return new Program(process, directory, new Sql(url, Cluster.USER, password));
    }

    ProcessHandle postgres() throws Exception {
        String pid =
                Files.readAllLines(directory.resolve("cluster/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    void kill() throws Exception {
        process.destroyForcibly().waitFor();
    }
}
