package dev.theeye.contracts;

/** What every {@link dev.theeye.domain.port.Analytics} owes. */
public interface AnalyticsContract extends AnalyticsCountContract, AnalyticsTopContract, AnalyticsFunnelContract {}
