package io.taskledger.identity;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Starts the provider. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentitySettings.class)
public class LocalIdentity {

    public static void main(String[] args) {
        SpringApplication.run(LocalIdentity.class, args);
    }
}
