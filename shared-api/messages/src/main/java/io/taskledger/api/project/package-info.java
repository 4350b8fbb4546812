/** Words of projects. */
@org.jspecify.annotations.NullMarked
package io.taskledger.api.project;
