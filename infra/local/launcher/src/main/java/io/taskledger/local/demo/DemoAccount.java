package io.taskledger.local.demo;

import java.util.Locale;

/** The accounts of the local OpenID provider; their ids never change. */
enum DemoAccount {
    admin,
    alice,
    bob,
    carol;

    String id() {
        return String.format(Locale.ROOT, "018f0000-0000-7000-8000-%012d", ordinal() + 1);
    }
}
