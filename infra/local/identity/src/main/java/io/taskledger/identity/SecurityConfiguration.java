package io.taskledger.identity;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationEndpointConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2ClientAuthenticationConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OidcConfigurer;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.authentication.PublicClientAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

import java.util.List;

/** The protocol's endpoints, and the sign-in page before them. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    @Order(1)
    SecurityFilterChain protocol(
            HttpSecurity http,
            RegisteredClientRepository clients,
            OAuth2AuthorizationService authorizations)
            throws Exception {
        OAuth2AuthorizationServerConfigurer server = new OAuth2AuthorizationServerConfigurer();
        http.securityMatcher(server.getEndpointsMatcher())
                .with(
                        server,
                        s ->
                                s.clientAuthentication(
                                                client ->
                                                        publicClients(
                                                                client, clients, authorizations))
                                        .authorizationEndpoint(
                                                SecurityConfiguration::registeredAddressesOnly)
                                        .oidc(
                                                oidc ->
                                                        metadataAndSignOut(
                                                                oidc, clients, authorizations)))
                .cors(Customizer.withDefaults())
                .authorizeHttpRequests(
                        requests ->
                                // The endpoint itself answers login_required.
                                requests.requestMatchers(SecurityConfiguration::isSilent)
                                        .permitAll()
                                        .anyRequest()
                                        .authenticated())
                .exceptionHandling(
                        e ->
                                e.defaultAuthenticationEntryPointFor(
                                        new LoginUrlAuthenticationEntryPoint("/sign-in"),
                                        new MediaTypeRequestMatcher(MediaType.TEXT_HTML)));
        return http.build();
    }

    private static void publicClients(
            OAuth2ClientAuthenticationConfigurer authentication,
            RegisteredClientRepository clients,
            OAuth2AuthorizationService authorizations) {
        authentication
                .authenticationConverters(all -> all.addFirst(PublicClientRequest.converter()))
                .authenticationProviders(
                        all -> {
                            all.replaceAll(
                                    each ->
                                            each instanceof PublicClientAuthenticationProvider
                                                    ? new SpentCodes(each, authorizations)
                                                    : each);
                            all.addFirst(new PublicClientCheck(clients));
                        });
    }

    private static void registeredAddressesOnly(OAuth2AuthorizationEndpointConfigurer endpoint) {
        endpoint.authenticationProviders(
                all ->
                        all.forEach(
                                each -> {
                                    if (each
                                            instanceof
                                            OAuth2AuthorizationCodeRequestAuthenticationProvider
                                                    codes) {
                                        codes.setAuthenticationValidator(
                                                new ExactRedirects()
                                                        .andThen(
                                                                new OAuth2AuthorizationCodeRequestAuthenticationValidator()));
                                    }
                                }));
    }

    private static void metadataAndSignOut(
            OidcConfigurer oidc,
            RegisteredClientRepository clients,
            OAuth2AuthorizationService authorizations) {
        oidc.providerConfigurationEndpoint(
                        endpoint ->
                                endpoint.providerConfigurationCustomizer(Metadata::tellTheTruth))
                .logoutEndpoint(
                        endpoint ->
                                endpoint.logoutResponseHandler(new SignedOutForGood(authorizations))
                                        .errorResponseHandler(new ForgottenSignOut(clients)));
    }

    private static boolean isSilent(HttpServletRequest request) {
        return request.getRequestURI().equals("/oauth2/authorize")
                && "none".equals(request.getParameter("prompt"));
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, IdentitySettings settings) throws Exception {
        String origins = String.join(" ", settings.origins());
        http.authorizeHttpRequests(
                        requests ->
                                requests.requestMatchers(
                                                "/sign-in", "/sign-in.css", "/livez", "/error")
                                        .permitAll()
                                        .anyRequest()
                                        .authenticated())
                .formLogin(
                        form ->
                                form.loginPage("/sign-in")
                                        .defaultSuccessUrl(settings.origins().getFirst() + "/"))
                .headers(
                        headers ->
                                headers.contentSecurityPolicy(
                                        csp ->
                                                csp.policyDirectives(
                                                        "default-src 'none'; style-src 'self';"
                                                                + " img-src 'self' data:; base-uri"
                                                                + " 'none'; frame-ancestors 'none';"
                                                                + " form-action 'self' "
                                                                + origins)));
        return http.build();
    }

    /** The web client, on its own origin, fetches metadata, tokens and keys. */
    @Bean
    CorsConfigurationSource corsConfigurationSource(IdentitySettings settings) {
        CorsConfiguration webClient = new CorsConfiguration();
        webClient.setAllowedOrigins(settings.origins());
        webClient.setAllowedMethods(List.of("GET", "POST"));
        webClient.setAllowedHeaders(List.of("*"));
        webClient.setMaxAge(3600L);
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        for (String path :
                List.of("/oauth2/token", "/oauth2/revoke", "/userinfo", "/.well-known/**")) {
            source.registerCorsConfiguration(path, webClient);
        }
        return source;
    }
}
