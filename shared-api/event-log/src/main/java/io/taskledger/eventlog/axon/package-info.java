/** The SPI of Axon: storage engine and serializer with a closed registry of names. */
@org.jspecify.annotations.NullMarked
package io.taskledger.eventlog.axon;
