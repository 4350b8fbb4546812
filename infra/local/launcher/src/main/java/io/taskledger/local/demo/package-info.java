/**
 * A believable workspace, made by the demo accounts through the REST API alone, so that it has a
 * history like any other. Asked for again, it adds only what is missing.
 */
package io.taskledger.local.demo;
