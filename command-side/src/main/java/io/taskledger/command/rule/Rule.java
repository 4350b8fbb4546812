package io.taskledger.command.rule;

/** A named rule about one command at one state: it knows when it is broken and what to say then. */
public interface Rule {

    boolean broken();

    /** What callers get when the rule is broken. */
    Rejected rejection();

    /**
     * Checks the rules in order.
     *
     * @throws Rejected for the first broken one
     */
    static void check(Rule... rules) {
        for (Rule rule : rules) {
            if (rule.broken()) {
                throw rule.rejection();
            }
        }
    }
}
