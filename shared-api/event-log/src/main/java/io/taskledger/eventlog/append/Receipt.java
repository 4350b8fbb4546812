package io.taskledger.eventlog.append;

/**
 * What was answered to an idempotency key, kept for seven days and written in the same commit as
 * the events.
 *
 * @param caller whose key it is; keys of different callers are unrelated
 * @param requestHash tells the same request from another one under the same key
 * @param response JSON
 */
public record Receipt(String caller, String key, byte[] requestHash, String response) {

    int size() {
        return caller.length() + key.length() + requestHash.length + response.length();
    }
}
