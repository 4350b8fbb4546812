-- One partition a generation: a new one is built and indexed beside the live one, an old one dropped whole.
create table person (
    generation integer not null,
    id         text    not null,
    name       text    not null,
    name_key   text    not null,
    version    bigint  not null,
    position   bigint  not null,
    primary key (generation, id)
) partition by list (generation);

create table person_g1 partition of person for values in (1);
create index on person (generation, name_key, id);

grant select, insert, update, delete on person to query_app;
