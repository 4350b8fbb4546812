package io.taskledger.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Projects with tasks, made before the load begins.
 *
 * @param projects their ids
 */
record Workspace(List<String> projects) {

    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");

    static Workspace fill(String baseUrl, String token, int projects, int tasksOfEach) {
        List<String> ids = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int p = 0; p < projects; p++) {
                String project =
                        post(
                                http,
                                baseUrl + "/api/projects",
                                token,
                                "{\"name\":\"Load " + p + "\"}");
                ids.add(project);
                for (int t = 0; t < tasksOfEach; t++) {
                    post(
                            http,
                            baseUrl + "/api/projects/" + project + "/tasks",
                            token,
                            "{\"title\":\"Task " + t + "\"}");
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("The system cannot be filled", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return new Workspace(List.copyOf(ids));
    }

    private static String post(HttpClient http, String url, String token, String body)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        String answer = http.send(request, BodyHandlers.ofString()).body();
        Matcher id = ID.matcher(answer);
        if (!id.find()) {
            throw new IOException("No id in the answer: " + answer);
        }
        return id.group(1);
    }
}
