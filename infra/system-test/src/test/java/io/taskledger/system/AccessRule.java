package io.taskledger.system;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who may use an endpoint: the one table that says so.
 *
 * @param least the first of the roles that is let in
 * @param sample the body of a command; of a query, {@code text} if it shows a project's text to
 *     those who may see it
 */
record AccessRule(Access least, String sample) {

    /** Those who ask, each of whom may do more than the one before. */
    enum Role {
        ANONYMOUS,
        /** Was a viewer until a moment ago. */
        FORMER,
        STRANGER,
        VIEWER,
        EDITOR,
        OWNER,
        ADMIN
    }

    /** Whom an endpoint lets in. */
    enum Access {
        ANYBODY(Role.ANONYMOUS),
        /** With a list of what one may see. */
        SIGNED_IN(Role.FORMER),
        VIEWERS(Role.VIEWER),
        EDITORS(Role.EDITOR),
        OWNERS(Role.OWNER),
        ADMINISTRATORS(Role.ADMIN);

        private final Role first;

        Access(Role first) {
            this.first = first;
        }

        boolean lets(Role role) {
            return role.compareTo(first) >= 0;
        }

        /** The status for a role that is not let in: what one may not see is not there. */
        int refusal(Role role) {
            if (role == Role.ANONYMOUS) {
                return 401;
            }
            boolean isOutside = role == Role.STRANGER || role == Role.FORMER;
            return isOutside && this != ADMINISTRATORS ? 404 : 403;
        }
    }

    private static final String TABLE =
            """
            GET    /livez                                             | ANYBODY        |
            GET    /readyz                                            | ANYBODY        |
            GET    /api/auth/diagnostic                               | ANYBODY        |

            PUT    /api/me                                            | SIGNED_IN      |
            POST   /api/me/sign-out                                   | SIGNED_IN      |
            POST   /api/projects                                      | SIGNED_IN      | {"name": "New"}
            GET    /api/me                                            | SIGNED_IN      |
            GET    /api/users                                         | SIGNED_IN      |
            GET    /api/projects                                      | SIGNED_IN      | text
            GET    /api/tasks                                         | SIGNED_IN      | text
            GET    /api/events                                        | SIGNED_IN      |

            GET    /api/projects/{projectId}                          | VIEWERS        | text
            GET    /api/projects/{projectId}/history                  | VIEWERS        | text
            GET    /api/projects/{projectId}/members                  | VIEWERS        |
            GET    /api/projects/{projectId}/tasks                    | VIEWERS        | text
            GET    /api/projects/{projectId}/tasks/{taskId}           | VIEWERS        | text
            GET    /api/projects/{projectId}/tasks/{taskId}/history   | VIEWERS        | text

            POST   /api/projects/{projectId}/tasks                    | EDITORS        | {"title": "New"}
            PUT    /api/projects/{projectId}/tasks/{taskId}           | EDITORS        | {"title": "Other"}
            PATCH  /api/projects/{projectId}/tasks/{taskId}           | EDITORS        | {"status": "DONE"}
            DELETE /api/projects/{projectId}/tasks/{taskId}           | EDITORS        |
            POST   /api/projects/{projectId}/tasks/{taskId}/restore   | EDITORS        |

            PATCH  /api/projects/{projectId}                          | OWNERS         | {"name": "Other"}
            DELETE /api/projects/{projectId}                          | OWNERS         |
            POST   /api/projects/{projectId}/restore                  | OWNERS         |
            POST   /api/projects/{projectId}/archive                  | OWNERS         |
            POST   /api/projects/{projectId}/unarchive                | OWNERS         |
            PUT    /api/projects/{projectId}/members/{userId}         | OWNERS         | {"role": "EDITOR"}
            DELETE /api/projects/{projectId}/members/{userId}         | OWNERS         |

            POST   /api/admin/users/{userId}/revoke                   | ADMINISTRATORS |
            GET    /api/admin/audit                                   | ADMINISTRATORS | text
            GET    /api/admin/audit/export                            | ADMINISTRATORS | text
            GET    /api/admin/projections                             | ADMINISTRATORS |
            GET    /api/admin/projections/{name}                      | ADMINISTRATORS |
            POST   /api/admin/projections/{name}/pause                | ADMINISTRATORS |
            POST   /api/admin/projections/{name}/resume               | ADMINISTRATORS |
            GET    /api/admin/projections/{name}/dead-letters         | ADMINISTRATORS |
            POST   /api/admin/projections/{name}/dead-letters/{id}/retry | ADMINISTRATORS |
            DELETE /api/admin/projections/{name}/dead-letters/{id}    | ADMINISTRATORS |
            POST   /api/admin/projections/{name}/rebuilds             | ADMINISTRATORS |
            GET    /api/admin/rebuilds/{id}                           | ADMINISTRATORS |
            POST   /api/admin/rebuilds/{id}/pause                     | ADMINISTRATORS |
            POST   /api/admin/rebuilds/{id}/resume                    | ADMINISTRATORS |
            POST   /api/admin/rebuilds/{id}/cancel                    | ADMINISTRATORS |
            POST   /api/admin/rebuilds/{id}/promote                   | ADMINISTRATORS |
            POST   /api/admin/rebuilds/{id}/rollback                  | ADMINISTRATORS |
            """;

    /** By the name of the endpoint. */
    static Map<String, AccessRule> all() {
        Map<String, AccessRule> rules = new LinkedHashMap<>();
        for (String line : TABLE.lines().filter(each -> !each.isBlank()).toList()) {
            List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            rules.put(
                    cells.get(0).replaceAll(" +", " "),
                    new AccessRule(Access.valueOf(cells.get(1)), cells.get(2)));
        }
        return rules;
    }

    boolean showsText() {
        return sample.equals("text");
    }
}
