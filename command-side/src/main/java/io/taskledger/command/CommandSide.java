package io.taskledger.command;

import io.taskledger.command.platform.migrate.Migration;
import io.taskledger.platform.NameLookups;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

import java.util.List;

/**
 * The command side as a program. With the argument {@code migrate} it brings the log's schema to
 * this version and exits; the service itself never changes a schema.
 */
@SpringBootApplication
@EnableScheduling
public class CommandSide {

    public static void main(String[] args) {
        NameLookups.keepShortly();
        if (List.of(args).contains("migrate")) {
            Migration.run(args);
        } else {
            SpringApplication.run(CommandSide.class, args);
        }
    }
}
