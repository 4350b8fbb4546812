/** What people do to the system at the busiest time of a day, for as long as one likes. */
package io.taskledger.load;
