-- What was answered to an idempotency key. Counts for 24 hours, then it may be replaced or pruned.
create table receipt (
    caller       text        collate "C" not null,
    key          text        collate "C" not null,
    position     bigint      not null,
    append_id    bigint      not null,
    recorded_at  timestamptz not null,
    request_hash bytea       not null,
    response     json        not null,
    primary key (caller, key)
);

create index receipt_age on receipt (recorded_at);

grant select on receipt to command_app;

create function receipt_lifetime() returns interval
    language sql immutable parallel safe
    return interval '24 hours';

create function prune_receipts(at_most integer) returns bigint
    language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    pruned bigint;
begin
    delete from receipt
    where (caller, key) in (select r.caller, r.key
                            from receipt r
                            where r.recorded_at < clock_timestamp() - receipt_lifetime()
                            order by r.recorded_at
                            limit at_most
                            for update skip locked);
    get diagnostics pruned = row_count;
    return pruned;
end
$$;

revoke all on function prune_receipts from public;
grant execute on function prune_receipts to command_app;
