/** Whether what a person holds to get in still counts. */
@org.jspecify.annotations.NullMarked
package io.taskledger.api.access;
