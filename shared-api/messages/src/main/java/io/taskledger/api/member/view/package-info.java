/** What queries on members answer. */
@org.jspecify.annotations.NullMarked
package io.taskledger.api.member.view;
