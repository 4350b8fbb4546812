-- Tells this read model from every other one that uses the same cache.
create table read_model (
    id uuid primary key default gen_random_uuid()
);

insert into read_model default values;

grant select on read_model to query_app;

-- When anybody's name last changed.
create index on person (generation, position);
