package io.taskledger.system;

import java.sql.Connection;
import java.sql.SQLException;

/** A log as a busy team leaves it: projects of 200 tasks with five events each. */
final class SeededLog {

    private static final String FILL =
            """
            insert into event (position, sequence_number, recorded_at, append_id, aggregate_id, aggregate_type,
                               type, revision, payload, metadata)
            select i + 1,
                   case when k = 0 then 0 else step end,
                   now() - interval '1 hour' + i * interval '1 microsecond',
                   i,
                   case when k = 0 then project else task end,
                   case when k = 0 then 'Project' else 'Task' end,
                   case when k = 0 then 'ProjectCreated'
                        else (array['TaskCreated', 'TaskRenamed', 'TaskLabelsChanged', 'TaskRenamed', 'TaskStatusChanged'])[step + 1]
                   end,
                   '1',
                   (case when k = 0 then json_build_object('projectId', project, 'name', 'Project ' || p,
                                                          'description', null, 'ownerId', owner)
                         when step = 0 then json_build_object(
                              'taskId', task, 'projectId', project, 'title', 'A task as any other, number ' || t,
                              'description', 'What there is to do, in a sentence or two that nobody reads again.',
                              'status', 'TODO', 'priority', 'NONE', 'dueDate', null, 'assigneeId', null, 'labels', json_build_array())
                         when step = 1 then json_build_object('taskId', task, 'projectId', project,
                              'from', 'A task as any other, number ' || t, 'to', 'Renamed ' || t)
                         when step = 2 then json_build_object('taskId', task, 'projectId', project,
                              'from', json_build_array(), 'to', json_build_array('one', 'two'))
                         when step = 3 then json_build_object('taskId', task, 'projectId', project,
                              'from', 'Renamed ' || t, 'to', 'Renamed again ' || t)
                         else json_build_object('taskId', task, 'projectId', project, 'from', 'TODO', 'to', 'DONE')
                    end),
                   json_build_object('actor', owner, 'commandId', task, 'correlationId', project, 'requestId', task)
            from   (select i, i / 1001 as p, i % 1001 as k, (i % 1001 - 1) / 5 as t, (i % 1001 - 1) % 5 as step,
                           md5('project ' || i / 1001)::uuid::text as project,
                           md5('task ' || i / 1001 || ' ' || (i % 1001 - 1) / 5)::uuid::text as task,
                           '018f0000-0000-7000-8000-000000000002' as owner
                    from   generate_series(0::bigint, ? - 1) as i) as numbered
            """;

    private SeededLog() {}

    /**
     * Fills an empty log.
     *
     * @param migrator who may write past the append functions
     */
    static void fill(Connection migrator, long events) throws SQLException {
        try (var insert = migrator.prepareStatement(FILL)) {
            insert.setLong(1, events);
            insert.executeUpdate();
        }
    }
}
