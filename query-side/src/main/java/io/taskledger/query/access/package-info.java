/** Who may see what. */
@org.jspecify.annotations.NullMarked
package io.taskledger.query.access;
