package io.taskledger.identity;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.UserDetails;

import java.util.Collection;
import java.util.List;

/**
 * Somebody to be. The principal's name is the id, since that is what tokens call {@code sub}.
 *
 * @param id a UUID, the same on every machine
 * @param name signs in with it; the password is the name and {@code -demo}
 * @param group ADMIN or USER
 */
record DemoAccount(String id, String name, String group) implements UserDetails {

    static final List<DemoAccount> ALL =
            List.of(
                    new DemoAccount("018f0000-0000-7000-8000-000000000001", "admin", "ADMIN"),
                    new DemoAccount("018f0000-0000-7000-8000-000000000002", "alice", "USER"),
                    new DemoAccount("018f0000-0000-7000-8000-000000000003", "bob", "USER"),
                    new DemoAccount("018f0000-0000-7000-8000-000000000004", "carol", "USER"));

    /** The password as people type it. */
    String plainPassword() {
        return name + "-demo";
    }

    @Override
    public String getUsername() {
        return id;
    }

    @Override
    public String getPassword() {
        return "{noop}" + plainPassword();
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return AuthorityUtils.createAuthorityList(group);
    }
}
