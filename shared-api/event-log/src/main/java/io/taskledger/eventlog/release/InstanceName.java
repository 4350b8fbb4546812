package io.taskledger.eventlog.release;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Names a running instance in the database.
 *
 * @param side {@code command-side} or {@code query-side}
 * @param id 16 hexadecimal digits
 */
public record InstanceName(String side, String id) {

    /** A new one. */
    public static InstanceName of(String side) {
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        return new InstanceName(side, HexFormat.of().formatHex(random));
    }

    /**
     * The {@code application_name} of its connections, by which the database tells whose they are.
     *
     * @param part what the connection is for, at most 30 characters
     */
    public String connection(String part) {
        return side + " " + part + " #" + id;
    }

    /**
     * That of a connection over which the instance is about to say what it knows. It counts for
     * nothing: an instance that only starts has read and written nothing, and has no other
     * connection before it is registered.
     */
    public String registering() {
        return "starting " + connection("instances");
    }
}
