/** What the service is made of: databases, settings, documents. */
@org.jspecify.annotations.NullMarked
package io.taskledger.query.platform;
