package dev.theeye.adapter.postgres;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

@Requires(property = "eye.store", value = "postgres")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface CredentialRepository extends GenericRepository<CredentialRow, Long> {
    CredentialRow save(CredentialRow credential);

    List<CredentialRow> findByApplicationIdOrderByNumberDesc(UUID applicationId);
}
