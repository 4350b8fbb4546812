package io.taskledger.query;

import io.taskledger.platform.NameLookups;
import io.taskledger.query.platform.ReadModelMigration;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

import java.util.List;

/**
 * The service that answers queries; with the argument {@code migrate}, the read model's migration.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class QuerySide {

    public static void main(String[] arguments) {
        NameLookups.keepShortly();
        if (List.of(arguments).contains("migrate")) {
            ReadModelMigration.migrate(System.getenv());
        } else {
            SpringApplication.run(QuerySide.class, arguments);
        }
    }
}
