/** Every fact that the log can hold, in one package because sealed hierarchies need it. */
@org.jspecify.annotations.NullMarked
package io.taskledger.api.event;
