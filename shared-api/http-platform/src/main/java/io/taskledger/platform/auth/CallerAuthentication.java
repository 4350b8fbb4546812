package io.taskledger.platform.auth;

import io.taskledger.api.value.PersonName;
import io.taskledger.platform.auth.Caller.Session;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.Jwt;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** An accepted token, reduced to its caller. */
final class CallerAuthentication extends AbstractAuthenticationToken {

    private static final List<GrantedAuthority> MEMBER =
            AuthorityUtils.createAuthorityList("MEMBER");

    private final Caller caller;

    private CallerAuthentication(
            Caller caller, Collection<? extends GrantedAuthority> authorities) {
        super(authorities);
        this.caller = caller;
        setAuthenticated(true);
    }

    /** Callers outside both groups are known but may do nothing. */
    static CallerAuthentication of(Jwt token) {
        List<String> groups = token.getClaimAsStringList("cognito:groups");
        String id = Objects.requireNonNull(token.getSubject(), "sub");
        String name = token.getClaimAsString("username");
        Caller caller =
                new Caller(
                        id,
                        PersonName.from(name == null ? id : name, id).value(),
                        groups == null ? Set.of() : Set.copyOf(groups),
                        session(token));
        return new CallerAuthentication(caller, caller.isMember() ? MEMBER : List.of());
    }

    static Session session(Jwt token) {
        String name = token.getClaimAsString("origin_jti");
        boolean named = name != null && !name.isBlank() && name.length() <= 128;
        Instant signedIn =
                token.hasClaim("auth_time") ? token.getClaimAsInstant("auth_time") : null;
        Instant begun = signedIn == null ? token.getIssuedAt() : signedIn;
        return new Session(
                named ? name : null, begun == null ? Instant.MIN : begun, signedIn != null);
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return caller.id();
    }
}
