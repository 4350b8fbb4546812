-- The last position recorded at or before a time; 0 before the first. Positions are dense and recorded_at
-- never goes backwards along them, so this is a binary search on the primary key: no index on the time.
create function position_at(moment timestamptz) returns bigint
    language plpgsql stable set search_path = public, pg_temp
as $$
declare
    low  bigint := 0;
    high bigint;
    mid  bigint;
begin
    select coalesce(max(e.position), 0) into high from event e;
    while low < high loop
        mid := (low + high + 1) / 2;
        if (select e.recorded_at from event e where e.position = mid) <= moment then
            low := mid;
        else
            high := mid - 1;
        end if;
    end loop;
    return low;
end
$$;

revoke all on function position_at from public;
grant execute on function position_at to command_app, query_app;
