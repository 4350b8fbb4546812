/** What integration tests stand on: databases, a writer of events, running instances. */
@org.jspecify.annotations.NullMarked
package io.taskledger.query.world;
