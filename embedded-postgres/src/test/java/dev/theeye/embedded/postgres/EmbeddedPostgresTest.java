package dev.theeye.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedPostgresTest {
    @TempDir
    static Path directory;

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.start(directory.resolve("postgres"), 0);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @ParameterizedTest
    @CsvSource({"fsync,on", "synchronous_commit,on", "full_page_writes,on", "data_checksums,on", "server_encoding,UTF8"
    })
    void what_it_has_committed_survives(String setting, String value) throws Exception {
        assertThat(Sql.to(postgres).ask("SHOW " + setting)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"listen_addresses,127.0.0.1", "unix_socket_directories,''", "password_encryption,scram-sha-256"})
    void nobody_else_gets_in(String setting, String value) throws Exception {
        assertThat(Sql.to(postgres).ask("SHOW " + setting)).isEqualTo(value);
    }

    @Test
    void every_way_in_asks_for_the_password() throws Exception {
        String methods = Sql.to(postgres).ask("SELECT string_agg(DISTINCT auth_method, ',') FROM pg_hba_file_rules");

        assertThat(methods).isEqualTo("scram-sha-256");
    }

    @Test
    void a_wrong_password_is_refused() {
        Sql stranger = new Sql(postgres.jdbcUrl(), postgres.user(), "a guess");

        assertThatThrownBy(() -> stranger.ask("SELECT 1"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void nobody_else_on_the_machine_can_read_the_password_or_the_data() throws Exception {
        Path home = directory.resolve("postgres");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("password"))))
                .isEqualTo("rw-------");
        assertThat(postgres.password()).hasSizeGreaterThan(40);
    }

    @Test
    void a_port_of_its_own_choice_lies_below_those_of_outgoing_connections() {
        assertThat(postgres.port()).isBetween(1024, 32_767);
    }

    @Test
    void a_second_program_in_the_directory_is_turned_away_in_one_line() {
        assertThatThrownBy(() -> EmbeddedPostgres.start(directory.resolve("postgres"), 0))
                .isInstanceOf(EmbeddedPostgresFailed.class)
                .hasMessageContaining("in use by another running program")
                .hasMessageContaining("process " + ProcessHandle.current().pid());
    }

    @Test
    void a_port_that_is_taken_is_named() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(directory.resolve("other"), taken.getLocalPort()))
                    .isInstanceOf(EmbeddedPostgresFailed.class)
                    .hasMessageContaining("port " + taken.getLocalPort() + " is taken");
        }
    }

    @Test
    void a_place_where_nothing_can_be_written_is_named() throws Exception {
        Path file = Files.createFile(directory.resolve("a-file"));

        assertThatThrownBy(() -> EmbeddedPostgres.start(file.resolve("postgres"), 0))
                .isInstanceOf(EmbeddedPostgresFailed.class)
                .hasMessageContaining("cannot keep a database in " + file.resolve("postgres"));
    }

    @Test
    void a_platform_without_binaries_is_named() {
        assertThatThrownBy(() -> Binaries.archiveFor(Platform.of("Windows 11", "amd64")))
                .isInstanceOf(EmbeddedPostgresFailed.class)
                .hasMessage("no PostgreSQL is built in for windows 11 on x86_64: name a server of your own");
    }

    @ParameterizedTest
    @CsvSource({"Linux,amd64", "Linux,aarch64", "Mac OS X,aarch64"})
    void binaries_for_this_platform_are_built_in(String osName, String osArch) {
        assertThat(Binaries.archiveFor(Platform.of(osName, osArch))).isNotNull();
    }
}
