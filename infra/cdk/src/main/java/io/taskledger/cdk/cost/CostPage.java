package io.taskledger.cdk.cost;

import io.taskledger.cdk.environment.CacheSettings;
import io.taskledger.cdk.environment.DatabaseSettings;
import io.taskledger.cdk.environment.EnvironmentSettings;
import io.taskledger.cdk.environment.Environments;
import io.taskledger.cdk.environment.ServiceSettings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The page infra/cost.md. */
final class CostPage {

    private static final List<Load> GROWTH =
            List.of(new Load(10_000), new Load(50_000), new Load(100_000));

    private final Prices prices = new Prices();

    String text() {
        return """
        # What it costs

        Computed by `io.taskledger.cdk.cost` from the settings of the environments and the prices of
        `infra/cdk/src/main/resources/io/taskledger/cdk/cost/prices.properties` (of %s, US East, on
        demand, dollars a month). Do not edit: a test fails when this page is out of date, and writes it
        with `mvn -pl :cdk test -Dtest=CostPageTest -Ddocs.write=true`.

        Load: %d requests a person a day, %.0f %% of them reading; at the peak (%.0f h a day) 100 requests a
        second for 10,000 people. Cognito counts people a month: %.0f %% of them come on a given day.

        ## Environments

        %s
        dev and staging with 100 people a day, prod with 10,000. dev runs on Fargate Spot without standbys.

        ## Growth of prod, beside the deployment guide

        %s
        The guide's figures are too low. Its own two x86 tasks of 2 vCPU and 4 GiB cost %s, not 60; the
        ways out, the firewall, the second cache node, metrics and Cognito's people are missing from it.
        The database of prod is a burstable class; with 50,000 people a day and more, one of fixed
        performance (m7g.large) costs %s more and is a change of one setting.

        ## What the second zone buys

        %s
        By AWS's service level agreements (what is promised, not what is usual), all parts in a row.
        RPO below 15 min comes from the continuous backup alone. RTO below 1 h after the loss of a zone
        needs the standby: how long a restore takes grows with the data. So prod keeps both. A third nine over the whole chain is not to be bought in
        one region: CloudFront alone promises %s %%.

        ## What is cheaper without giving up a promise

        | | saves a month |
        |---|---|
        | a year's commitment for tasks and database of prod | %s |
        | ARM64 instead of x86 (done) | %s |
        | Valkey instead of Redis (done) | %s |
        | dev on Spot without standbys, one way out (done) | %s |
        """
                .formatted(
                        prices.text("date"),
                        Load.REQUESTS_A_USER,
                        Load.READS * 100,
                        Load.PEAK_HOURS,
                        Load.COME_DAILY * 100,
                        environments(),
                        growth(),
                        dollars(guidesTasks()),
                        dollars(
                                2
                                        * (prices.monthly("rds.m7g.large.hour")
                                                - prices.monthly("rds.t4g.large.hour"))),
                        zones(),
                        prices.text("sla.edge"),
                        dollars(prod(10_000).total() - prod(10_000).committed()),
                        dollars(
                                prod(10_000).item("Fargate")
                                        * (prices.of("fargate.x86.vcpu.hour")
                                                        / prices.of("fargate.arm.vcpu.hour")
                                                - 1)),
                        dollars(prod(10_000).item("Valkey") / 4),
                        dollars(environment("staging", 100) - environment("dev", 100)));
    }

    private String environments() {
        return table(
                List.of("dev", "staging", "prod"),
                List.of(
                        new Estimate(prices, settings("dev"), new Load(100)),
                        new Estimate(prices, settings("staging"), new Load(100)),
                        prod(10_000)));
    }

    private String growth() {
        String rows =
                table(
                        GROWTH.stream()
                                .map(l -> String.format(Locale.ROOT, "%,d a day", l.usersADay()))
                                .toList(),
                        GROWTH.stream().map(l -> prod(l.usersADay())).toList());
        return rows
                + "| without Cognito | %s |\n"
                        .formatted(
                                String.join(
                                        " | ",
                                        GROWTH.stream()
                                                .map(l -> prod(l.usersADay()))
                                                .map(e -> e.total() - e.item("Cognito"))
                                                .map(CostPage::dollars)
                                                .toList()))
                + "| a year's commitment | %s |\n"
                        .formatted(
                                String.join(
                                        " | ",
                                        GROWTH.stream()
                                                .map(l -> dollars(prod(l.usersADay()).committed()))
                                                .toList()))
                + "| the guide | 286 | 500–700 | 1,000–1,500 |\n";
    }

    private String zones() {
        double edge = prices.of("sla.edge") * prices.of("sla.entry") / 100;
        double one =
                edge
                        * prices.of("sla.tasks.one.zone")
                        * prices.of("sla.database.one.zone")
                        / 10_000;
        double two =
                edge
                        * prices.of("sla.tasks.two.zones")
                        * prices.of("sla.database.two.zones")
                        / 10_000;
        return """
        | | a month | promised | down at most, a month |
        |---|---|---|---|
        | all in one zone: no standby, one task a service, one cache node, one way out | %s | %.2f %% | %.1f h |
        | two zones (prod) | %s | %.2f %% | %.1f h |
        """
                .formatted(
                        dollars(new Estimate(prices, oneZone(), new Load(10_000)).total()),
                        one,
                        hoursDown(one),
                        dollars(prod(10_000).total()),
                        two,
                        hoursDown(two));
    }

    private double hoursDown(double percent) {
        return (100 - percent) / 100 * prices.of("hours");
    }

    private double guidesTasks() {
        return 2
                * (2 * prices.monthly("fargate.x86.vcpu.hour")
                        + 4 * prices.monthly("fargate.x86.gib.hour"));
    }

    private Estimate prod(int usersADay) {
        return new Estimate(prices, settings("prod"), new Load(usersADay));
    }

    private double environment(String name, int usersADay) {
        return new Estimate(prices, settings(name), new Load(usersADay)).total();
    }

    private static EnvironmentSettings settings(String name) {
        return Environments.all().stream()
                .filter(e -> e.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static EnvironmentSettings oneZone() {
        EnvironmentSettings prod = settings("prod");
        DatabaseSettings d = prod.database();
        return new EnvironmentSettings(
                "prod",
                true,
                false,
                prod.domain(),
                1,
                prod.commandRollout(),
                new DatabaseSettings(
                        d.instanceClass(),
                        d.memoryGiB(),
                        false,
                        d.storageGiB(),
                        d.mostStorageGiB(),
                        d.maxConnections(),
                        false,
                        false),
                new CacheSettings(prod.cache().nodeType(), 1),
                one(prod.commandSide()),
                one(prod.querySide()),
                prod.monthlyBudget(),
                prod.alarmAddresses());
    }

    private static ServiceSettings one(ServiceSettings s) {
        return new ServiceSettings(
                s.cpu(), s.memoryMiB(), 1, s.most(), s.requestsPerMinute(), s.pool());
    }

    private static String table(List<String> columns, List<Estimate> estimates) {
        List<String> lines = new ArrayList<>();
        lines.add("| | " + String.join(" | ", columns) + " |");
        lines.add("|---|" + "---:|".repeat(columns.size()));
        for (String item : estimates.getFirst().items().keySet()) {
            lines.add(row(item, estimates.stream().map(e -> dollars(e.item(item))).toList()));
        }
        lines.add(
                row(
                        "**together**",
                        IntStream.range(0, estimates.size())
                                .mapToObj(i -> "**" + dollars(estimates.get(i).total()) + "**")
                                .toList()));
        return String.join("\n", lines) + "\n";
    }

    private static String row(String name, List<String> cells) {
        return "| " + name + " | " + String.join(" | ", cells) + " |";
    }

    private static String dollars(double amount) {
        return String.format(Locale.ROOT, "%,.0f", amount);
    }
}
