package io.taskledger.platform;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Settings both services share, weaker than any of their own. */
final class PlatformDefaults implements EnvironmentPostProcessor {

    private static final String LOCATION = "io/taskledger/platform/defaults.properties";

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        try {
            environment
                    .getPropertySources()
                    .addLast(
                            new ResourcePropertySource(
                                    "platformDefaults", new ClassPathResource(LOCATION)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
