-- What operators did is shown from its table until its event is in the history. That is noted once, so that nobody has to
-- look for all events of all operators ever.
alter table operator_action
    add column folded boolean not null default false;

comment on column operator_action.folded is 'whether its event is in the live history, which shows it from then on';

grant update (folded) on operator_action to query_app;

create index on operator_action (position, id) where not folded;
create index on operator_action (id) where event_position is null;
create index on operator_action (event_position);
