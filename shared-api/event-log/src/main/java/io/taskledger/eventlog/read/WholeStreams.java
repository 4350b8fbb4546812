package io.taskledger.eventlog.read;

import java.util.List;

/**
 * Some aggregates with every event of each of them.
 *
 * @param events one aggregate after the other, each in its order
 * @param rows of the log that these are
 * @param upToId the range is read up to this id, inclusive
 * @param last whether nothing follows in the range
 */
public record WholeStreams(List<RecordedEvent> events, int rows, String upToId, boolean last) {}
