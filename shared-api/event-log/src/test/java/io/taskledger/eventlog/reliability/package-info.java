/**
 * The log under fire: writers that race, roll back, stall and lose their connection, servers that
 * fail over. Each test compares what was acknowledged, kept outside, with the log. What each proves
 * and how to run the long forms stands in {@code infra/system-test/README.md}.
 */
package io.taskledger.eventlog.reliability;
