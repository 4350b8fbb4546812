package io.taskledger.platform.problem;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.platform.request.LineBudget;

import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.web.firewall.RequestRejectedHandler;

import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
final class ProblemAutoConfiguration {

    @Bean
    ProblemWriter problemWriter(
            ObjectProvider<ProblemTranslator> translators,
            JsonMapper json,
            @Value("${taskledger.access-log.refusals-per-second:10}") int lines) {
        return new ProblemWriter(
                new ProblemTranslation(translators.orderedStream().toList()),
                json,
                new LineBudget(lines));
    }

    @Bean
    ProblemAdvice problemAdvice(ProblemWriter writer) {
        return new ProblemAdvice(writer);
    }

    @Bean
    ProblemErrorEndpoint problemErrorEndpoint(ProblemWriter writer) {
        return new ProblemErrorEndpoint(writer);
    }

    /** Requests that Tomcat refuses before any servlet sees them. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> problemsOfTomcat() {
        return factory ->
                factory.addContextCustomizers(
                        context ->
                                ((StandardHost) context.getParent())
                                        .setErrorReportValveClass(ProblemValve.class.getName()));
    }

    /** A request that the firewall of Spring Security finds suspicious. */
    @Bean
    RequestRejectedHandler requestRejectedHandler(ProblemWriter writer) {
        return (request, response, rejected) ->
                writer.write(request, response, new ProblemException(ErrorCode.MALFORMED_REQUEST));
    }
}
