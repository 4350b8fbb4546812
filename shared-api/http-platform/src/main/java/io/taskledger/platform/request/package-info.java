/** What surrounds each request: ids for logs and events, size limit, access line. */
@org.jspecify.annotations.NullMarked
package io.taskledger.platform.request;
