package io.taskledger.cdk.environment;

/**
 * @param cpu in 1/1024 of a vCPU
 * @param memoryMiB of a task, its sidecar included
 * @param fewest tasks
 * @param most tasks
 * @param requestsPerMinute of one task, above which another starts
 * @param pool connections of one of its pools at most
 */
public record ServiceSettings(
        int cpu, int memoryMiB, int fewest, int most, int requestsPerMinute, int pool) {}
