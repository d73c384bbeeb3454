package dev.theeye.adapter.postgres;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@Requires(property = "eye.store", value = "postgres")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SigningKeyRepository extends GenericRepository<SigningKeyRow, String> {
    SigningKeyRow save(SigningKeyRow key);

    /** The last that was added first. */
    @Query("SELECT id, pkcs8, created_at FROM signing_key ORDER BY number DESC")
    List<SigningKeyRow> findNewestFirst();
}
