package io.taskledger.system.attack;

/** What one person, signed in or not, can do to a system by speaking its protocol. */
public enum Attack {
    /** Strangers begin bodies and never go on. */
    HALF_SENT_BODIES_OF_STRANGERS(true) {
        @Override
        void run(Target target, Strike strike) {
            strike.with(1_900, hand -> Held.body(strike, target.entry(), "POST", "", 900_000));
        }
    },
    /** The same, past the entry point. */
    HALF_SENT_BODIES_AT_THE_COMMAND_SIDE(true) {
        @Override
        void run(Target target, Strike strike) {
            strike.with(800, hand -> Held.body(strike, target.command(), "POST", "", 900_000));
        }
    },
    /** Bodies where nobody expects them. */
    HALF_SENT_BODIES_AT_THE_QUERY_SIDE(false) {
        @Override
        void run(Target target, Strike strike) {
            strike.with(800, hand -> Held.body(strike, target.query(), "GET", "", 900_000));
        }
    },
    /** Heads that never end. */
    SLOW_HEADS(false) {
        @Override
        void run(Target target, Strike strike) {
            strike.with(
                    600,
                    hand ->
                            Held.slowly(
                                    strike,
                                    hand % 2 == 0 ? target.entry() : target.command(),
                                    "GET /api/me HTTP/1.1\r\nHost: a\r\nX-Slow: ",
                                    "a"));
        }
    },
    /** A signed-in person sends many bodies, a byte a second each. */
    SLOW_BODIES_OF_ONE_PERSON(true) {
        @Override
        void run(Target target, Strike strike) {
            strike.with(
                    380,
                    hand ->
                            Held.slowly(
                                    strike,
                                    target.entry(),
                                    Requests.head(target, "POST", "/api/projects", 90_000)
                                            + "{\"name\":\"",
                                    "a"));
        }
    },
    /** As many objects as fit into bodies, from one person, thirty at once. */
    MANY_KEYS(true) {
        @Override
        void run(Target target, Strike strike) {
            for (int bytes : new int[] {920_000, 120_000}) {
                String body = Requests.manyKeys(bytes);
                strike.during(
                        strike.leftMillis() / 2,
                        30,
                        hand -> Requests.send(strike, target, "POST", "/api/projects", body));
            }
        }
    },
    /** Bodies that are deep, and names and numbers that are long. */
    DEEP_AND_LONG_BODIES(false) {
        @Override
        void run(Target target, Strike strike) {
            String[] bodies = Requests.oddBodies(120_000);
            strike.with(
                    16,
                    hand ->
                            Requests.send(
                                    strike,
                                    target,
                                    "POST",
                                    "/api/projects",
                                    bodies[hand % bodies.length]));
        }
    },
    /** Lists of the past, whose price is every event of every project. */
    LISTS_OF_THE_PAST(true) {
        @Override
        void run(Target target, Strike strike) {
            strike.with(
                    14,
                    hand ->
                            Requests.get(
                                    strike, target, "/api/tasks?size=1&asOf=" + Target.now(), ""));
        }
    },
    /** The past of one thing that has changed very often, and refusals that tell what changed. */
    LONG_STREAMS(true) {
        @Override
        void run(Target target, Strike strike) {
            strike.with(
                    8,
                    hand -> {
                        if (hand % 2 == 0) {
                            Requests.get(
                                    strike, target, target.task() + "?asOf=" + Target.now(), "");
                        } else {
                            Requests.send(
                                    strike,
                                    target,
                                    "PATCH",
                                    target.task(),
                                    "{\"title\":\"x\"}",
                                    "If-Match: \"1\"\r\n");
                        }
                    });
        }
    },
    /** Waiting for what cannot come. */
    TOKENS_FROM_THE_FUTURE(true) {
        @Override
        void run(Target target, Strike strike) {
            strike.with(
                    40,
                    hand ->
                            Requests.get(
                                    strike,
                                    target,
                                    hand % 2 == 0 ? "/api/projects" : target.task(),
                                    "Consistency-Token: tl1-zzzzzzzzz\r\nPrefer: wait=10\r\n"));
        }
    },
    /** One person opens streams and keeps them. */
    MANY_STREAMS(false) {
        @Override
        void run(Target target, Strike strike) {
            strike.with(
                    250,
                    hand ->
                            Held.stream(
                                    strike, target, hand % 2 == 0 ? "text/event-stream" : "*/*"));
        }
    },
    /** Streams that begin with the first event there ever was, again and again. */
    STREAMS_FROM_THE_BEGINNING(false) {
        @Override
        void run(Target target, Strike strike) {
            strike.with(12, hand -> Held.streamFor(strike, target, "Last-Event-ID: 0\r\n", 300));
        }
    },
    /** Heads of what never ends. */
    HEADS_OF_STREAMS(false) {
        @Override
        void run(Target target, Strike strike) {
            strike.with(12, hand -> Requests.ask(strike, target, "HEAD", "/api/events", ""));
        }
    },
    /** The largest answers that there are, which nobody takes. */
    SLOW_READERS(false) {
        @Override
        void run(Target target, Strike strike) {
            strike.with(
                    300,
                    hand ->
                            Held.unread(
                                    strike,
                                    hand % 2 == 0 ? target.entry() : target.query(),
                                    Requests.head(target, "GET", target.tasks() + "?size=100", 0)));
        }

        @Override
        public boolean asksForLargePages() {
            return true;
        }
    },
    /** The same, asked for again and again by somebody who is gone before they come. */
    LARGE_PAGES(false) {
        @Override
        void run(Target target, Strike strike) {
            String request = Requests.head(target, "GET", target.tasks() + "?size=100", 0);
            strike.with(20, hand -> Held.dropped(strike, target.entry(), request));
        }

        @Override
        public boolean asksForLargePages() {
            return true;
        }
    },
    /** Requests that end in the middle, or before their answer. */
    DROPS(false) {
        @Override
        void run(Target target, Strike strike) {
            String half = Requests.head(target, "POST", "/api/projects", 5_000) + "{\"name\":";
            String whole = Requests.head(target, "GET", "/api/projects?size=100", 0);
            strike.with(
                    20,
                    hand ->
                            Held.dropped(
                                    strike,
                                    hand % 2 == 0 ? target.entry() : target.command(),
                                    hand % 3 == 0 ? whole : half));
        }
    },
    /** Nobody, with no token, or with what is none. */
    STRANGERS(false) {
        @Override
        void run(Target target, Strike strike) {
            strike.with(
                    40,
                    hand ->
                            Requests.asStranger(
                                    strike, hand % 4 < 2 ? target.entry() : target.query(), hand));
        }
    },
    /** Methods, encodings and headers that no client of ours sends. */
    ODD_REQUESTS(false) {
        @Override
        void run(Target target, Strike strike) {
            strike.with(12, hand -> Requests.odd(strike, target, hand));
        }
    };

    private final boolean worst;

    Attack(boolean worst) {
        this.worst = worst;
    }

    /** Whether it is one of those that ended an instance, or kept everybody out, once. */
    public boolean isWorst() {
        return worst;
    }

    /**
     * Whether it makes the services work by the size of its answers: pages of a hundred tasks with
     * the longest descriptions, 3 MB each. One person may ask for many of them, as long as lists
     * carry whole descriptions.
     */
    public boolean asksForLargePages() {
        return false;
    }

    abstract void run(Target target, Strike strike);
}
