/** What the local system consists of, and where it keeps its files, ports and passwords. */
package io.taskledger.local.system;
