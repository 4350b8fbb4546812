package io.taskledger.platform.sample;

import io.taskledger.servers.TestIssuer;
import io.taskledger.servers.TestRedis;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One sample service on a free port for all tests that carry this. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = SampleService.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"spring.application.name=sample", "server.address=127.0.0.1"})
@ContextConfiguration(initializers = OnSampleService.Settings.class)
public @interface OnSampleService {

    /** The running servers' places. */
    class Settings implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(TestIssuer.shared().properties())
                    .and("spring.data.redis.url=" + TestRedis.url())
                    .applyTo(context);
        }
    }
}
