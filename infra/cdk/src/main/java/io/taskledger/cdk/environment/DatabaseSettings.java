package io.taskledger.cdk.environment;

/**
 * @param instanceClass without {@code db.}
 * @param memoryGiB of that class
 * @param zones whether a standby waits in the second zone
 * @param storageGiB at first
 * @param mostStorageGiB it grows to
 * @param maxConnections set on the server, so that what services may open is checked against it
 * @param readReplica whether a replica serves reads
 * @param readModelApart whether the read model has an instance of its own
 */
public record DatabaseSettings(
        String instanceClass,
        int memoryGiB,
        boolean zones,
        int storageGiB,
        int mostStorageGiB,
        int maxConnections,
        boolean readReplica,
        boolean readModelApart) {}
