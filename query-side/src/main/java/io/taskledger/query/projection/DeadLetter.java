package io.taskledger.query.projection;

/** An event that waits until an operator has it tried again. */
record DeadLetter(Fact fact, String cause) {}
