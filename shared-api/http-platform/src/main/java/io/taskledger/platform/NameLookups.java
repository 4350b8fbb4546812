package io.taskledger.platform;

import java.security.Security;

/** How long this process believes what it was told of names of servers. */
public final class NameLookups {

    private static final String SECONDS = "5";

    private NameLookups() {}

    /**
     * For 5 s: a database that failed over has another address under its name. Java's own 30 s are
     * longer than anybody waits. Holds for what is looked up for the first time afterwards, so it
     * is the first thing that a program does.
     */
    public static void keepShortly() {
        Security.setProperty("networkaddress.cache.ttl", SECONDS);
        Security.setProperty("networkaddress.cache.negative.ttl", "1");
    }
}
