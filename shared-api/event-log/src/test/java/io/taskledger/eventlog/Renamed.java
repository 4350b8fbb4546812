package io.taskledger.eventlog;

import org.axonframework.serialization.Revision;

/** Revision 1 had only the new name: {@code {"name": "…"}}. */
@Revision("2")
public record Renamed(String from, String to) {}
