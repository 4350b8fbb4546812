package io.taskledger.cdk.environment;

/**
 * @param nodeType of ElastiCache
 * @param nodes two fail over to each other, one does not: services go on without it, only slower
 */
public record CacheSettings(String nodeType, int nodes) {}
