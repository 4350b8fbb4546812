-- A projection is built in generations; queries read the live one.
create table projection (
    name            text primary key,
    live_generation integer not null
);

-- Up to where each segment of each generation has come. Claims are timed by this database's clock only.
create table projection_checkpoint (
    projection text    not null references projection,
    generation integer not null,
    segment    integer not null,
    position   bigint  not null default 0,
    owner      text,
    claimed_at timestamptz,
    failure    text,
    primary key (projection, generation, segment)
);

-- Events that could not be applied, and later ones of the same aggregate. The event itself is in the log.
create table dead_letter (
    id           bigint generated always as identity primary key,
    projection   text        not null references projection,
    generation   integer     not null,
    aggregate_id text        not null,
    position     bigint      not null,
    event        text        not null,
    cause        text        not null,
    parked_at    timestamptz not null default clock_timestamp(),
    unique (projection, generation, aggregate_id, position)
);

insert into projection values ('workspace', 1), ('history', 1);
insert into projection_checkpoint (projection, generation, segment) values ('workspace', 1, 0), ('history', 1, 0);

grant select, update on projection to query_app;
grant select, insert, update, delete on projection_checkpoint, dead_letter to query_app;
