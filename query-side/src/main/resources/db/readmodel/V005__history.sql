-- Every event once, with what it changed: the history of each thing, and the audit trail.
create table history (
    generation     integer     not null,
    position       bigint      not null,
    at             timestamptz not null,
    actor          text        not null,
    event          text        not null,
    aggregate_type text        not null,
    aggregate_id   text        not null,
    project_id     uuid,
    version        bigint      not null,
    changes        jsonb       not null,
    command_id     text,
    correlation_id text,
    request_id     text,
    primary key (generation, position)
) partition by list (generation);

create table history_g1 partition of history for values in (1);
create index on history (generation, aggregate_id, position);
create index on history (generation, project_id, position);
create index on history (generation, actor, position);
create index on history (generation, event, position);
create index on history (generation, at);

grant select, insert, update, delete on history to query_app;
