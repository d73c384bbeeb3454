package dev.theeye.adapter.postgres;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Waits for the server as long as it takes, for a change of large tables may well take longer than any request should. */
final class PatientDataSource extends DelegatingDataSource {
    PatientDataSource(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        // the pool sets it back when the connection returns
        connection.setNetworkTimeout(Runnable::run, 0);
        return connection;
    }
}
