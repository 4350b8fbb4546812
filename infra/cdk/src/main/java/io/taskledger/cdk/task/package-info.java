/** How a container of ours runs, whatever it does: no root, nothing to write to but /tmp. */
package io.taskledger.cdk.task;
