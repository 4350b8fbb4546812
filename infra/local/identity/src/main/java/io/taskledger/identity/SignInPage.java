package io.taskledger.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The page before the protocol's endpoints, and the process's sign of life. */
@RestController
class SignInPage {

    private final String page = resource("sign-in.html");
    private final String accountButton = resource("account.html");

    @GetMapping(path = "/sign-in", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> show(
            @RequestParam(required = false) @Nullable String error, CsrfToken csrf) {
        String token = HtmlUtils.htmlEscape(csrf.getToken());
        String accounts =
                DemoAccount.ALL.stream()
                        .map(account -> button(account, token))
                        .collect(Collectors.joining("\n"));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(
                        page.replace("{{accounts}}", accounts)
                                .replace("{{csrf}}", token)
                                .replace("{{refused}}", error == null ? "hidden" : ""));
    }

    @GetMapping("/livez")
    String live() {
        return "ok";
    }

    private String button(DemoAccount account, String csrf) {
        return accountButton
                .replace("{{name}}", account.name())
                .replace("{{initial}}", account.name().substring(0, 1).toUpperCase())
                .replace("{{password}}", account.plainPassword())
                .replace(
                        "{{group}}",
                        account.group().equals("ADMIN") ? "Administrator" : "Team member")
                .replace("{{csrf}}", csrf);
    }

    private static String resource(String name) {
        try {
            return new ClassPathResource(name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
