-- What a client has of an item that last changed up to here may differ from the item, though both have the same version.
alter table projection
    add column epoch_position bigint not null default 0;
