-- An instance counts on what it was told of a projection for the time of a lease, from when it asked. Whoever changes what
-- a projection shows, otherwise than by following the log, must have let the cache rest until every lease from before is
-- over. That is held here, because a switcher of the release before waits for a quarter of a second only.
alter table projection
    add column cache_rest_seen_at timestamptz;

create function cache_lease() returns interval
    language sql immutable parallel safe
    return interval '600 ms';

-- An update that finds a rest knows that it is committed: whoever asks from then on is told of it. Who switches too early
-- gets a serialization failure, tries again, finds its own rest of before and so comes to switch in time.
create function keep_cache_resting() returns trigger
    language plpgsql
as $$
begin
    if new.epoch <> old.epoch then
        if old.cache_rests_until < clock_timestamp()
           or old.cache_rest_seen_at is null
           or old.cache_rest_seen_at + cache_lease() > clock_timestamp() then
            raise exception 'the cache of % has not rested for long enough', old.name using errcode = '40001';
        end if;
        new.cache_rest_seen_at := null;
    elsif old.cache_rests_until > clock_timestamp() and new.cache_rests_until > clock_timestamp() then
        new.cache_rest_seen_at := coalesce(old.cache_rest_seen_at, clock_timestamp());
    else
        new.cache_rest_seen_at := null;
    end if;
    return new;
end
$$;

create trigger keep_cache_resting
    before update of epoch, cache_rests_until on projection
    for each row execute function keep_cache_resting();
