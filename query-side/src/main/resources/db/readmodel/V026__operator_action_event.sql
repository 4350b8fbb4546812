-- What operators did goes on from here into the log, once every live instance reads it there.
alter table operator_action
    add column event_key      uuid not null default gen_random_uuid(),
    add column event_position bigint;

comment on column operator_action.event_key is 'under which it is told to the log: told twice, it is there once';
comment on column operator_action.event_position is 'of its event in the log; null: not told yet';

grant update (event_position) on operator_action to query_app;

-- Who has read the audit trail in which hour: such a read is an action too, but one an hour.
create table audit_read (
    actor  text        not null,
    action text        not null,
    hour   timestamptz not null,
    primary key (actor, action, hour)
);

grant select, insert, delete on audit_read to query_app;
