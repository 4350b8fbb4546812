/** What can be asked about projects. */
@org.jspecify.annotations.NullMarked
package io.taskledger.api.project.query;
