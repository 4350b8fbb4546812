/** The schema of the log, brought to this version before services start. */
@org.jspecify.annotations.NullMarked
package io.taskledger.command.platform.migrate;
