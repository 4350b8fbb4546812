package io.taskledger.platform.auth;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * Metrics are for scrapers at known addresses and for administrators. The entry point does not
 * route to them.
 */
final class OperatorsOnly implements AuthorizationManager<RequestAuthorizationContext> {

    private final List<IpAddressMatcher> scrapers;

    OperatorsOnly(Collection<String> scrapers) {
        this.scrapers = scrapers.stream().map(IpAddressMatcher::new).toList();
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication,
            RequestAuthorizationContext context) {
        return new AuthorizationDecision(
                scrapers.stream().anyMatch(each -> each.matches(context.getRequest()))
                        || (authentication.get() instanceof CallerAuthentication caller
                                && caller.getPrincipal().isAdmin()));
    }
}
