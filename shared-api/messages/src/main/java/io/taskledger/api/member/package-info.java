/** Words of membership. */
@org.jspecify.annotations.NullMarked
package io.taskledger.api.member;
