package io.taskledger.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

class DemoProjectTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    @Test
    void theWorkspaceIsOfAReasonableSize() throws Exception {
        assertThat(DemoProject.all()).hasSizeBetween(4, 6);
        assertThat(DemoProject.all().stream().mapToInt(project -> project.tasks().size()).sum())
                .isBetween(60, 120);
    }

    @Test
    void titlesTellTasksApart() throws Exception {
        for (DemoProject project : DemoProject.all()) {
            assertThat(project.tasks()).extracting(DemoTask::title).doesNotHaveDuplicates();
        }
    }

    @Test
    void onlyEditorsEditAndOnlyMembersAreAssigned() throws Exception {
        for (DemoProject project : DemoProject.all()) {
            Set<String> editors = new HashSet<>(Set.of(project.owner()));
            project.members()
                    .forEach(
                            (account, role) -> {
                                if (role.equals("EDITOR")) {
                                    editors.add(account);
                                }
                            });
            for (DemoTask task : project.tasks()) {
                assertThat(editors).as(task.title()).contains(task.by());
                assertThat(task.edits())
                        .allSatisfy(edit -> assertThat(editors).contains((String) edit.get("by")));
                if (task.assignee() != null) {
                    assertThat(editors).as(task.title()).contains(task.assignee());
                }
            }
        }
    }

    @Test
    void daysBecomeDatesAndAccountsBecomeIds() {
        assertThat(DemoTask.fields(Map.of("by", "bob", "due", -1, "assignee", "carol"), TODAY))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "dueDate",
                                "2026-02-28",
                                "assigneeId",
                                "018f0000-0000-7000-8000-000000000004"));
    }
}
