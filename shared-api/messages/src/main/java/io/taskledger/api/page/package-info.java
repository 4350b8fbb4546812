/** The shape of every list. */
@org.jspecify.annotations.NullMarked
package io.taskledger.api.page;
