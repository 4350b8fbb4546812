package io.taskledger.cdk.cost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The price list; its file says where the prices are from and of what date they are. */
final class Prices {

    private final Properties all = new Properties();

    Prices() {
        try (var file = Prices.class.getResourceAsStream("prices.properties")) {
            all.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @throws IllegalArgumentException without such a price
     */
    double of(String name) {
        return Double.parseDouble(text(name));
    }

    String text(String name) {
        String value = all.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("No price for " + name);
        }
        return value;
    }

    /** Of something that is there all month. */
    double monthly(String hourly) {
        return of(hourly) * of("hours");
    }
}
