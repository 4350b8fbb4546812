package io.taskledger.query.person;

import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.api.user.view.LimitsView;
import io.taskledger.api.user.view.MeView;
import io.taskledger.platform.auth.Caller;
import io.taskledger.platform.quota.QuotaProperties;
import io.taskledger.platform.request.HttpLimits;
import io.taskledger.query.reading.AnswerTokens;
import io.taskledger.query.reading.Freshness;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/me}: who the access token says the caller is, and what they may store. */
@RestController
class MeEndpoint {

    private final AnswerTokens tokens;
    private final LimitsView limits;

    MeEndpoint(AnswerTokens tokens, QuotaProperties quotas, HttpLimits http) {
        this.tokens = tokens;
        this.limits =
                new LimitsView(
                        quotas.projectsPerPerson(),
                        quotas.tasksPerProject(),
                        quotas.membersPerProject(),
                        quotas.bytesPerDay().toBytes(),
                        http.maxBodySize().toBytes());
    }

    /** The token alone tells, so any position is reflected, the one asked for too. */
    @GetMapping("/api/me")
    ResponseEntity<MeView> me(Caller caller, Freshness wish) {
        return ResponseEntity.ok()
                .header(ConsistencyToken.HEADER, tokens.text(wish.token()))
                .body(
                        new MeView(
                                caller.id(),
                                caller.name(),
                                caller.groups().stream().sorted().toList(),
                                limits));
    }
}
