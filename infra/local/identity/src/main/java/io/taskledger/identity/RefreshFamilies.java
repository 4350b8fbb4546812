package io.taskledger.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;

/**
 * What has been authorized, in memory, with all refresh tokens of a sign-in as one family: one that
 * was replaced and comes back was stolen or is in the hands of a thief's victim, so the whole
 * family ends (RFC 9700, section 4.14.2). For a moment after its replacement it is only refused,
 * since an answer may have been lost on its way; Amazon Cognito is set to the same moment. What has
 * ended is never saved again, by a refresh that had begun before.
 */
final class RefreshFamilies implements OAuth2AuthorizationService {

    private static final int MOST_SIGN_INS = 10_000;
    private static final int MOST_REPLACED = 50_000;

    private record Replaced(String family, Instant since) {}

    private final OAuth2AuthorizationService families = new InMemoryOAuth2AuthorizationService();
    private final LinkedHashMap<String, String> current = new LinkedHashMap<>();
    private final LinkedHashMap<String, Replaced> replaced = new LinkedHashMap<>();
    private final LinkedHashSet<String> ended = new LinkedHashSet<>();
    private final Duration grace;
    private final Clock clock;

    RefreshFamilies(Duration grace, Clock clock) {
        this.grace = grace;
        this.clock = clock;
    }

    /**
     * @throws OAuth2AuthenticationException {@code invalid_grant} for what has ended meanwhile
     */
    @Override
    public synchronized void save(OAuth2Authorization authorization) {
        String id = authorization.getId();
        if (ended.contains(id)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
        families.save(authorization);
        OAuth2Authorization.Token<?> refresh = authorization.getRefreshToken();
        String now = refresh == null ? "" : refresh.getToken().getTokenValue();
        String before = current.put(id, now);
        if (before != null && !before.isEmpty() && !before.equals(now)) {
            replaced.put(before, new Replaced(id, clock.instant()));
        }
        forgetTheOldest();
    }

    private void forgetTheOldest() {
        if (current.size() > MOST_SIGN_INS) {
            OAuth2Authorization oldest = families.findById(current.firstEntry().getKey());
            current.pollFirstEntry();
            if (oldest != null) {
                families.remove(oldest);
            }
        }
        if (replaced.size() > MOST_REPLACED) {
            Iterator<Map.Entry<String, Replaced>> oldest = replaced.entrySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    @Override
    public synchronized void remove(OAuth2Authorization authorization) {
        ended.add(authorization.getId());
        if (ended.size() > MOST_SIGN_INS) {
            ended.removeFirst();
        }
        current.remove(authorization.getId());
        families.remove(authorization);
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return families.findById(id);
    }

    @Override
    public synchronized @Nullable OAuth2Authorization findByToken(
            String token, @Nullable OAuth2TokenType type) {
        Replaced old = replaced.get(token);
        if (old != null) {
            endFamilyAfterGrace(old);
            return null;
        }
        return families.findByToken(token, type);
    }

    private void endFamilyAfterGrace(Replaced old) {
        OAuth2Authorization family = families.findById(old.family());
        if (family != null && !clock.instant().isBefore(old.since().plus(grace))) {
            remove(family);
        }
    }
}
