package io.taskledger.cdk.cost;

import io.taskledger.cdk.environment.DatabaseSettings;
import io.taskledger.cdk.environment.EnvironmentSettings;
import io.taskledger.cdk.environment.ServiceSettings;

import java.util.LinkedHashMap;
import java.util.Map;

/** An environment's month under a load, item by item, in dollars. */
final class Estimate {

    /** Series of our allow-list and of Container Insights, as the templates' names show them. */
    private static final int METRICS = 110;

    private static final int ALARMS = 30;
    private static final int FIREWALL_RULES = 4;

    private final Prices prices;
    private final EnvironmentSettings settings;
    private final Load load;

    Estimate(Prices prices, EnvironmentSettings settings, Load load) {
        this.prices = prices;
        this.settings = settings;
        this.load = load;
    }

    Map<String, Double> items() {
        Map<String, Double> all = new LinkedHashMap<>();
        all.put("Fargate", tasks());
        all.put("PostgreSQL", database());
        all.put("Valkey", cache());
        all.put("Load balancer", balancer());
        all.put("Ways out (NAT, addresses)", waysOut());
        all.put("CloudFront and S3", edge());
        all.put("Firewall", firewall());
        all.put("Logs", logs());
        all.put("Metrics, alarms, dashboard", metrics());
        all.put("Cognito", people());
        all.put("Secrets, images, zone, GuardDuty, transfer", small());
        return all;
    }

    /**
     * @throws IllegalArgumentException without such an item
     */
    double item(String name) {
        Double amount = items().get(name);
        if (amount == null) {
            throw new IllegalArgumentException(name);
        }
        return amount;
    }

    double total() {
        return items().values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** With a year's commitment for what runs all the time. */
    double committed() {
        return total()
                - tasks() * (1 - prices.of("commitment.fargate.factor"))
                - databaseInstances() * (1 - prices.of("commitment.rds.factor"));
    }

    /** Tasks of a service at a rate of requests. */
    static int tasks(ServiceSettings size, double perSecond) {
        int needed = (int) Math.ceil(perSecond * 60 / size.requestsPerMinute());
        return Math.min(size.most(), Math.max(size.fewest(), needed));
    }

    private double tasks() {
        double factor = settings.lasting() ? 1 : prices.of("fargate.spot.factor");
        return factor
                * (service(settings.querySide(), Load.READS)
                        + service(settings.commandSide(), 1 - Load.READS));
    }

    private double service(ServiceSettings size, double share) {
        double peak = tasks(size, load.peakPerSecond() * share) * Load.PEAK_HOURS / 24;
        double rest = tasks(size, load.otherwisePerSecond() * share) * (24 - Load.PEAK_HOURS) / 24;
        double hourly =
                size.cpu() / 1024.0 * prices.of("fargate.arm.vcpu.hour")
                        + size.memoryMiB() / 1024.0 * prices.of("fargate.arm.gib.hour");
        return (peak + rest) * hourly * prices.of("hours");
    }

    private double databaseInstances() {
        DatabaseSettings database = settings.database();
        return prices.monthly("rds." + database.instanceClass() + ".hour") * copies(database);
    }

    private double database() {
        DatabaseSettings database = settings.database();
        double firstYear = storedGibAMonth() * 6;
        double storage = Math.max(database.storageGiB(), firstYear);
        return databaseInstances()
                + storage * prices.of("rds.gp3.gib.month") * copies(database)
                + Math.min(storage, 20 + firstYear) * prices.of("rds.backup.gib.month");
    }

    private static int copies(DatabaseSettings database) {
        return database.zones() ? 2 : 1;
    }

    private double storedGibAMonth() {
        return Load.gib(requests() * (1 - Load.READS) * Load.STORED_KIB);
    }

    private double cache() {
        return settings.cache().nodes() * prices.monthly(settings.cache().nodeType() + ".hour");
    }

    private double balancer() {
        double units = Math.max(1, Load.gib(requests() * Load.ANSWER_KIB) / prices.of("hours"));
        return prices.monthly("alb.hour") + units * prices.monthly("alb.lcu.hour");
    }

    private double waysOut() {
        return settings.natGateways() * (prices.monthly("nat.hour") + prices.monthly("ipv4.hour"))
                + (10 + loggedGib()) * prices.of("nat.gib");
    }

    private double edge() {
        double paid = Math.max(0, millions() - prices.of("cloudfront.free.requests.million"));
        double out =
                Math.max(
                        0,
                        Load.gib(requests() * Load.ANSWER_KIB)
                                - prices.of("cloudfront.free.out.gib"));
        return paid * prices.of("cloudfront.request.million")
                + out * prices.of("cloudfront.out.gib")
                + (1 + loggedGib()) * prices.of("s3.gib.month");
    }

    private double firewall() {
        return prices.of("waf.acl.month")
                + FIREWALL_RULES * prices.of("waf.rule.month")
                + millions() * prices.of("waf.request.million");
    }

    private double logs() {
        return (1 + loggedGib())
                * (prices.of("logs.ingested.gib") + prices.of("logs.kept.gib.month"));
    }

    private double metrics() {
        return METRICS * prices.of("metric.month")
                + ALARMS * prices.of("alarm.metric.month")
                + prices.of("dashboard.month");
    }

    private double people() {
        return Math.max(0, load.usersAMonth() - prices.of("cognito.free.users"))
                * prices.of("cognito.user.month");
    }

    private double small() {
        double crossing = Load.gib(requests() * Load.ANSWER_KIB) * 2;
        return 2 * prices.of("secret.month")
                + 10 * prices.of("registry.gib.month")
                + settings.domain().map(d -> prices.of("zone.month")).orElse(0.0)
                + (2 + loggedGib() / 2) * prices.of("guardduty.flow.gib")
                + crossing * prices.of("zone.crossing.gib");
    }

    private double loggedGib() {
        return Load.gib(requests() * Load.LOGGED_KIB);
    }

    private double millions() {
        return requests() / 1e6;
    }

    private double requests() {
        return load.requests(prices.of("days"));
    }
}
