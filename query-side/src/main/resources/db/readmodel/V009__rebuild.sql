-- A rebuild makes a new generation. The owner drives it; its lease is timed by this database's clock only.
create table rebuild (
    id                 uuid        primary key default gen_random_uuid(),
    projection         text        not null,
    generation         integer     not null,
    replaces           integer     not null,
    version            integer     not null,
    state              text        not null default 'PENDING'
                       check (state in ('PENDING', 'BUILDING', 'INDEXING', 'CATCHING_UP', 'COMPARING', 'READY',
                                        'PROMOTED', 'ROLLED_BACK', 'CANCELLED')),
    paused             boolean     not null default false,
    auto_promote       boolean     not null,
    requested_by       text        not null,
    requested_at       timestamptz not null default clock_timestamp(),
    finished_at        timestamptz,
    bulk_position      bigint,
    comparison         jsonb,
    owner              text,
    claimed_at         timestamptz,
    failure            text,
    measured_at        timestamptz,
    measured_processed bigint,
    events_per_second  double precision,
    foreign key (projection, generation) references projection_generation
);

create unique index rebuild_under_way on rebuild (projection)
    where state in ('PENDING', 'BUILDING', 'INDEXING', 'CATCHING_UP', 'COMPARING', 'READY');
create index on rebuild (projection, requested_at);

-- Aggregates whose ids lie in a range, folded in bulk in the order of their ids. Committing a part of it takes the row's
-- lock and needs the claim, so an owner that lost its claim commits nothing.
create table rebuild_segment (
    rebuild_id uuid    not null references rebuild,
    segment    integer not null,
    after_id   text    collate "C" not null,
    up_to_id   text    collate "C" not null,
    done_id    text    collate "C" not null,
    processed  bigint  not null default 0,
    finished   boolean not null default false,
    owner      text,
    claimed_at timestamptz,
    primary key (rebuild_id, segment)
);

comment on column rebuild_segment.after_id is 'exclusive';
comment on column rebuild_segment.up_to_id is 'inclusive';
comment on column rebuild_segment.done_id is 'up to this id, inclusive, everything is in the tables';

grant select, insert, update on rebuild, rebuild_segment to query_app;
