package io.taskledger.local.demo;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * One project of {@code workspace.json}.
 *
 * @param owner account that makes it
 * @param members role by account, the owner not among them
 * @param archived whether it is archived at the end
 */
record DemoProject(
        String name,
        String description,
        String owner,
        Map<String, String> members,
        boolean archived,
        List<DemoTask> tasks) {

    static List<DemoProject> all() throws IOException {
        try (InputStream in = DemoProject.class.getResourceAsStream("workspace.json")) {
            return JsonMapper.shared().readValue(in, new TypeReference<>() {});
        }
    }
}
