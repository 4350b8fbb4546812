package io.taskledger.system;

/** Ids of the demo accounts, the same on every machine. */
final class Accounts {

    static final String ALICE = "018f0000-0000-7000-8000-000000000002";
    static final String BOB = "018f0000-0000-7000-8000-000000000003";
    static final String CAROL = "018f0000-0000-7000-8000-000000000004";

    private Accounts() {}
}
