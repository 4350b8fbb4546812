package io.taskledger.platform.health;

/** Who answers: {@code spring.application.name} and the version of its jar. */
record ServiceInfo(String name, String version) {}
