package io.taskledger.local;

import io.taskledger.local.system.Layout;

/** The last words of a start: where to go and who to be. */
final class Welcome {

    private Welcome() {}

    static void say(Console console, Settings settings, Layout layout) {
        console.step("all of it is ready");
        console.say(
                """

                Taskledger is at %s

                  sign in as   alice, bob or carol (members), admin (sees everything)
                  password     the name and -demo: alice-demo
                  access token infra/local/token alice
                  logs         %s
                  for tools    %s
                  stop         Ctrl-C here, or infra/local/down

                The data is kept for the next start.
                """
                        .formatted(settings.baseUrl(), layout.logs(), layout.env()));
        settings.without()
                .forEach(
                        service ->
                                console.say(
                                        "Start the %s yourself, with the environment in %s."
                                                .formatted(
                                                        service,
                                                        layout.run().resolve(service + "-1.env"))));
    }
}
