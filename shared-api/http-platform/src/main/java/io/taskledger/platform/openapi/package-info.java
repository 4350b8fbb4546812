/** What both services' OpenAPI documents have in common. */
@org.jspecify.annotations.NullMarked
package io.taskledger.platform.openapi;
