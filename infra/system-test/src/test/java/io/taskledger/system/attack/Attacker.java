package io.taskledger.system.attack;

import java.net.URI;

/** The program: attacks for as long as it is told, says in one line what it did, and ends. */
public final class Attacker {

    /** What it says when it has started and begins. */
    public static final String BEGINS = "begins";

    private Attacker() {}

    /**
     * @param arguments name of an {@link Attack}, seconds, and the parts of a {@link Target}
     */
    public static void main(String[] arguments) {
        Target target =
                new Target(
                        URI.create(arguments[2]),
                        URI.create(arguments[3]),
                        URI.create(arguments[4]),
                        arguments[5],
                        arguments[6],
                        arguments[7]);
        Attack attack = Attack.valueOf(arguments[0]);
        System.out.println(BEGINS);
        Strike strike = new Strike(Long.parseLong(arguments[1]));
        attack.run(target, strike);
        System.out.println(strike.told());
        // Connections may still be in the hands of threads that wait.
        System.exit(0);
    }
}
