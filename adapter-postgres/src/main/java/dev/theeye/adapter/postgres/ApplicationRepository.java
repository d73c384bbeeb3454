package dev.theeye.adapter.postgres;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Requires(property = "eye.store", value = "postgres")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ApplicationRepository extends GenericRepository<ApplicationRow, UUID> {
    ApplicationRow save(ApplicationRow application);

    ApplicationRow update(ApplicationRow application);

    /** Who asks at the same time waits until the transaction ends. */
    Optional<ApplicationRow> findByIdForUpdate(UUID id);

    Optional<ApplicationRow> findById(UUID id);

    List<ApplicationRow> findAllOrderByName();
}
