package dev.theeye.adapter.postgres;

import dev.theeye.contracts.ApplicationsContract;

final class PostgresApplicationsTest extends PostgresStorage implements ApplicationsContract {}
