package io.taskledger.platform.auth;

import io.taskledger.platform.limit.RateLimits;
import io.taskledger.platform.problem.ProblemWriter;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.net.MalformedURLException;
import java.util.List;

@AutoConfiguration(before = UserDetailsServiceAutoConfiguration.class)
@EnableConfigurationProperties(AuthProperties.class)
final class AuthAutoConfiguration implements WebMvcConfigurer {

    @Bean
    JwtDecoder accessTokenDecoder(AuthProperties properties, Revocations revocations)
            throws MalformedURLException {
        return new RevocationCheck(AccessTokens.decoder(properties), revocations);
    }

    @Bean
    Revocations revocations(AuthProperties properties) {
        return new Revocations(properties.longestAccess(), properties.clockSkew());
    }

    @Bean
    RefusalAnswers refusalAnswers(ProblemWriter problems, RateLimits limits) {
        return new RefusalAnswers(problems, limits);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArgument());
    }
}
