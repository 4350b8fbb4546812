package io.taskledger.eventlog.read;

import java.util.List;

/**
 * A part of the streams of a range. It holds whole streams, where one that the part before left
 * unfinished comes first with its rest. Only a stream that is too long for a part is left
 * unfinished, and then nothing else is in it.
 *
 * @param events one aggregate after the other, each in its order
 * @param rows of the log that these are
 * @param upTo where the next part begins
 * @param last whether nothing follows in the range
 */
public record StreamPart(List<RecordedEvent> events, int rows, StreamPlace upTo, boolean last) {}
