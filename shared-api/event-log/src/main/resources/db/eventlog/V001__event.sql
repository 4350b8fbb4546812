-- The log. One dense total order: position 1, 2, 3 … in commit order, assigned by the append functions.
create table event (
    position        bigint      not null primary key,
    sequence_number bigint      not null,
    recorded_at     timestamptz not null,
    append_id       bigint      not null,
    aggregate_id    text        collate "C" not null,
    aggregate_type  text        not null,
    type            text        not null,
    revision        text        not null,
    payload         json        not null,
    metadata        json        not null,
    constraint event_of_aggregate unique (aggregate_id, sequence_number)
);

comment on column event.sequence_number is 'place in its aggregate''s stream, from 0 without gaps';
comment on column event.recorded_at is 'when it was appended, by the database''s clock; never goes backwards along position';
comment on column event.append_id is 'random number of the append call: tells an append repeated after a lost answer from another one''s';

-- Append-only: services read, and write through the append functions alone.
grant select on event to command_app, query_app;
