/** How events become read models: processors, checkpoints, batches, dead letters. */
@org.jspecify.annotations.NullMarked
package io.taskledger.query.projection;
