/** Strict reading of request bodies. */
@org.jspecify.annotations.NullMarked
package io.taskledger.platform.json;
