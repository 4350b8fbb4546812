-- An event that a generation has, as a rule the last: a log without it is not the one that the generation was made from.
-- Apart from the checkpoint, which a batch would otherwise write twice, and wait for whoever switches generations.
create table projection_mark (
    projection text    not null,
    generation integer not null,
    position   bigint  not null,
    event      text    not null,
    primary key (projection, generation)
);

grant select, insert, update on projection_mark to query_app;

-- Since when a generation is known to hold what its log does not. Such a one never answers queries and follows nothing.
alter table projection_generation
    add column diverged_at timestamptz;
