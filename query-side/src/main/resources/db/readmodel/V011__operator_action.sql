-- What operators did. No generation, so no rebuild touches it; the service can add to it and change nothing.
create table operator_action (
    id         bigint generated always as identity primary key,
    position   bigint      not null,
    at         timestamptz not null default clock_timestamp(),
    actor      text        not null,
    action     text        not null,
    projection text        not null,
    subject    text        not null,
    details    jsonb       not null,
    request_id text
);

comment on column operator_action.position is 'of the log up to which the read model had come: where the action stands among the events';

create index on operator_action (position, id);

grant select, insert on operator_action to query_app;
