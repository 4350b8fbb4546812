package io.taskledger.platform.auth;

import io.taskledger.platform.limit.RateLimits;
import io.taskledger.platform.request.HealthPaths;

import jakarta.servlet.DispatcherType;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The chain every request passes. Bearer tokens only: no session, no cookie, hence nothing to forge
 * across sites; no other origin is allowed in.
 */
@AutoConfiguration(
        before = ServletWebSecurityAutoConfiguration.class,
        after = AuthAutoConfiguration.class)
@EnableConfigurationProperties(MetricsProperties.class)
final class SecurityAutoConfiguration {

    /** Two observations for each filter of the chain cost more than what the filters do. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain apiSecurity(
            HttpSecurity http,
            JwtDecoder accessTokenDecoder,
            RefusalAnswers refusals,
            RateLimits limits,
            MetricsProperties metrics)
            throws Exception {
        http.csrf(AbstractHttpConfigurer::disable)
                .cors(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(SecurityAutoConfiguration::headers)
                .exceptionHandling(
                        e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .oauth2ResourceServer(
                        server ->
                                server.bearerTokenResolver(new AuthorizationHeader())
                                        .authenticationEntryPoint(refusals)
                                        .accessDeniedHandler(refusals)
                                        .jwt(
                                                jwt ->
                                                        jwt.decoder(accessTokenDecoder)
                                                                .jwtAuthenticationConverter(
                                                                        CallerAuthentication::of)))
                .addFilterAfter(new CallerFilter(limits), BearerTokenAuthenticationFilter.class)
                .authorizeHttpRequests(
                        requests ->
                                requests.dispatcherTypeMatchers(
                                                DispatcherType.ASYNC, DispatcherType.ERROR)
                                        .permitAll()
                                        .requestMatchers(HealthPaths.all())
                                        .permitAll()
                                        .requestMatchers("/v3/api-docs", "/v3/api-docs.yaml")
                                        .permitAll()
                                        .requestMatchers("/actuator/**")
                                        .access(new OperatorsOnly(metrics.scrapers()))
                                        .anyRequest()
                                        .hasAuthority("MEMBER"));
        return http.build();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(
                        csp -> csp.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER));
    }
}
