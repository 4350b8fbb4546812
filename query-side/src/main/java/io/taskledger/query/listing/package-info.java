/** Lists: paging, sorting by allowed fields, and stable reading on by cursor. */
@org.jspecify.annotations.NullMarked
package io.taskledger.query.listing;
