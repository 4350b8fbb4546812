package io.taskledger.local.demo;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One task and what became of it.
 *
 * @param by account that makes it
 * @param create fields as the REST API takes them
 * @param due days from today
 * @param assignee account
 * @param edits one after the other: {@code by} and the fields it changes
 * @param trashedBy account that puts it in the trash at the end
 */
record DemoTask(
        String by,
        Map<String, Object> create,
        @Nullable Integer due,
        @Nullable String assignee,
        List<Map<String, Object>> edits,
        @Nullable String trashedBy) {

    String title() {
        return String.valueOf(create.get("title"));
    }

    /** The body of the request that makes it. */
    Map<String, Object> creation(LocalDate today) {
        Map<String, Object> body = new LinkedHashMap<>(create);
        if (due != null) {
            body.put("due", due);
        }
        if (assignee != null) {
            body.put("assignee", assignee);
        }
        return fields(body, today);
    }

    /** Days become dates, accounts become ids. */
    static Map<String, Object> fields(Map<String, Object> edit, LocalDate today) {
        Map<String, Object> body = new LinkedHashMap<>(edit);
        body.remove("by");
        if (body.remove("due") instanceof Number days) {
            body.put("dueDate", today.plusDays(days.longValue()).toString());
        }
        if (body.remove("assignee") instanceof String account) {
            body.put("assigneeId", DemoAccount.valueOf(account).id());
        }
        return body;
    }
}
