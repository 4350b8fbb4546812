-- What operators steer. Cached answers carry the epoch; while the cache rests nobody uses any.
alter table projection
    add column paused             boolean     not null default false,
    add column epoch              bigint      not null default 0,
    add column cache_rests_until  timestamptz not null default '-infinity';

-- In the row whose lock a batch takes, so that no batch commits once a projection is paused.
alter table projection_checkpoint
    add column paused boolean not null default false;

-- Every generation there ever was. A followed one is kept in step with the log by instances whose fold has its version.
create table projection_generation (
    projection text    not null references projection,
    generation integer not null,
    version    integer not null,
    followed   boolean not null,
    retired_at timestamptz,
    dropped_at timestamptz,
    primary key (projection, generation)
);

-- The tables that a generation consists of, all partitioned by generation.
create table projection_table (
    name       text primary key,
    projection text not null references projection
);

insert into projection_generation (projection, generation, version, followed)
select name, live_generation, 1, true from projection;

insert into projection_table (projection, name)
values ('workspace', 'person'), ('workspace', 'project'), ('workspace', 'project_member'), ('workspace', 'project_tally'),
       ('workspace', 'task'), ('history', 'history');

grant select on projection_table to query_app;
grant select, insert, update on projection_generation to query_app;
