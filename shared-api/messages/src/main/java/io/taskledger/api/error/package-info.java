/** Error codes shared by both sides. */
@org.jspecify.annotations.NullMarked
package io.taskledger.api.error;
