/**
 * Tests of the tests: what would fail if the templates no longer said this or that. Everything that
 * a template says is taken out in turn, in every environment at once, and some assertion has to
 * notice; what none needs to notice is listed with its reason ({@link
 * io.taskledger.cdk.removal.Unasserted}). The idea is that of mutation testing (DeMillo, Lipton and
 * Sayward, 1978), with one operator.
 */
package io.taskledger.cdk.removal;
