package io.taskledger.system.attack;

import java.net.URI;
import java.time.Instant;

/**
 * What is attacked, and with what.
 *
 * @param entry the entry point
 * @param command an instance of the command side, past the entry point
 * @param query an instance of the query side, past the entry point
 * @param token of the person who attacks
 * @param tasks path of the tasks of a project of that person, with long descriptions
 * @param task path of a task there that has been changed very often
 */
public record Target(URI entry, URI command, URI query, String token, String tasks, String task) {

    String signed() {
        return "Authorization: Bearer " + token + "\r\n";
    }

    static String now() {
        return Instant.now().toString();
    }
}
