/** The HTTP form of commands: headers, fields, answers and errors. */
@org.jspecify.annotations.NullMarked
package io.taskledger.command.platform.web;
