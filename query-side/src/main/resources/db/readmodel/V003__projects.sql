create table project (
    generation   integer     not null,
    id           uuid        not null,
    name         text        not null,
    name_key     text        not null,
    description  text,
    state        text        not null,
    archived     boolean     not null,
    member_count integer     not null,
    version      bigint      not null,
    created_at   timestamptz not null,
    created_by   text        not null,
    updated_at   timestamptz not null,
    updated_by   text        not null,
    position     bigint      not null,
    primary key (generation, id)
) partition by list (generation);

create table project_g1 partition of project for values in (1);
create index on project (generation, state, created_at, id);
create index on project (generation, state, updated_at, id);
create index on project (generation, state, name_key, id);

create table project_member (
    generation integer not null,
    project_id uuid    not null,
    user_id    text    not null,
    role       text    not null,
    primary key (generation, project_id, user_id)
) partition by list (generation);

create table project_member_g1 partition of project_member for values in (1);
create index on project_member (generation, user_id, project_id);

-- Counted by differences, so that no order between a project's and its tasks' events is needed.
create table project_tally (
    generation  integer not null,
    project_id  uuid    not null,
    todo        bigint  not null,
    in_progress bigint  not null,
    done        bigint  not null,
    trashed     bigint  not null,
    position    bigint  not null,
    primary key (generation, project_id)
) partition by list (generation);

create table project_tally_g1 partition of project_tally for values in (1);

grant select, insert, update, delete on project, project_member, project_tally to query_app;
