package io.taskledger.platform.problem;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.platform.request.UnreadBody;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Tomcat's own refusals, such as of a malformed path, in our form. Tomcat makes it by its name. */
public final class ProblemValve extends ErrorReportValve {

    private static final Logger log = LoggerFactory.getLogger(ProblemValve.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        ErrorCode code = ProblemTranslation.ofStatus(status);
        String body =
                """
                {"type":"urn:taskledger:problem:%1$s","title":"%2$s","status":%3$d,"code":"%1$s"}\
                """
                        .formatted(code.code(), code.title(), code.status());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try {
            UnreadBody.announceEnd(request, response);
            response.setContentType(ProblemWriter.MEDIA_TYPE);
            response.setContentLength(bytes.length);
            response.setHeader("Cache-Control", "no-store");
            response.getOutputStream().write(bytes);
            response.finishResponse();
        } catch (IOException | IllegalStateException clientGone) {
            log.debug("Nobody reads this refusal", clientGone);
        }
    }
}
