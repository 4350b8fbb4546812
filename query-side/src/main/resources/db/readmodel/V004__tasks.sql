-- status and priority are stored as the order they sort in; title_key and due_key are never null and sort as shown.
create table task (
    generation  integer     not null,
    id          uuid        not null,
    project_id  uuid        not null,
    title       text        not null,
    title_key   text        not null,
    description text,
    status      smallint    not null,
    priority    smallint    not null,
    due_date    date,
    due_key     date        not null,
    assignee_id text,
    labels      varchar[]   not null,
    state       text        not null,
    version     bigint      not null,
    created_at  timestamptz not null,
    created_by  text        not null,
    updated_at  timestamptz not null,
    updated_by  text        not null,
    position    bigint      not null,
    primary key (generation, id)
) partition by list (generation);

create table task_g1 partition of task for values in (1);
create index on task (generation, project_id, state, created_at, id);
create index on task (generation, project_id, state, updated_at, id);
create index on task (generation, project_id, state, title_key, id);
create index on task (generation, project_id, state, due_key, id);
create index on task (generation, project_id, state, priority, id);
create index on task (generation, project_id, state, status, id);
create index on task (generation, state, created_at, id);
create index on task (generation, assignee_id, state, created_at, id) where assignee_id is not null;

grant select, insert, update, delete on task to query_app;
