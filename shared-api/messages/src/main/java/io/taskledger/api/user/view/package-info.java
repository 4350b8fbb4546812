/** What queries on people answer. */
@org.jspecify.annotations.NullMarked
package io.taskledger.api.user.view;
