-- Processes that died while they worked on a rebuild, by the identity that each has for as long as it runs. Too many within a
-- while hold the rebuild, with the reason.
create table rebuild_death (
    rebuild_id uuid        not null references rebuild,
    node       text        not null,
    at         timestamptz not null default clock_timestamp(),
    primary key (rebuild_id, node)
);

alter table rebuild
    add column paused_because text;

grant select, insert, delete on rebuild_death to query_app;
