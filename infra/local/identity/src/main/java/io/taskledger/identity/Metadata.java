package io.taskledger.identity;

import org.springframework.security.oauth2.server.authorization.oidc.OidcProviderConfiguration;

import java.util.List;

/** Discovery names what the one client can do here, not what the framework could. */
final class Metadata {

    private static final List<String> UNUSED =
            List.of(
                    "introspection_endpoint",
                    "introspection_endpoint_auth_methods_supported",
                    "tls_client_certificate_bound_access_tokens",
                    "dpop_signing_alg_values_supported");

    private Metadata() {}

    static void tellTheTruth(OidcProviderConfiguration.Builder all) {
        all.grantTypes(
                        types -> {
                            types.clear();
                            types.addAll(List.of("authorization_code", "refresh_token"));
                        })
                .tokenEndpointAuthenticationMethods(Metadata::publicOnly)
                .tokenRevocationEndpointAuthenticationMethods(Metadata::publicOnly)
                .scopes(
                        scopes -> {
                            scopes.clear();
                            scopes.addAll(List.of("openid", "profile"));
                        })
                .claims(claims -> claims.keySet().removeAll(UNUSED));
    }

    private static void publicOnly(List<String> methods) {
        methods.clear();
        methods.add("none");
    }
}
