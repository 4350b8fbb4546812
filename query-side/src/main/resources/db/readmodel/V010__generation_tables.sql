-- The service owns no table. These functions are all it may do to the schema, and only to generations that nobody reads.

-- Tables of a generation without indexes, apart from the partitioned ones, so that nobody is blocked.
create function create_generation(of_projection text, new_generation integer) returns void
    language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    base text;
begin
    perform from projection_generation
     where projection = of_projection and generation = new_generation and dropped_at is null;
    if not found then
        raise exception 'no generation % of %', new_generation, of_projection;
    end if;
    for base in select name from projection_table where projection = of_projection order by name loop
        if to_regclass(format('public.%I', base || '_g' || new_generation)) is null then
            execute format('create table %I (like %I including defaults including storage including compression)',
                           base || '_g' || new_generation, base);
            execute format('alter table %I add constraint of_generation check (generation = %s)',
                           base || '_g' || new_generation, new_generation);
            execute format('grant select, insert, update, delete on %I to query_app', base || '_g' || new_generation);
        end if;
    end loop;
end
$$;

-- Makes a filled table a partition. PostgreSQL then builds all the indexes that the partitioned table has; readers and
-- writers of the other partitions go on meanwhile. The check spares it reading the table to see where the rows belong.
create function attach_generation_table(base text, new_generation integer) returns void
    language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    part regclass := to_regclass(format('public.%I', base || '_g' || new_generation));
begin
    perform from projection_table where name = base;
    if not found or part is null then
        raise exception 'no table % of generation %', base, new_generation;
    end if;
    if not exists (select from pg_inherits where inhrelid = part) then
        execute format('alter table %I attach partition %s for values in (%s)', base, part, new_generation);
        execute format('alter table %s drop constraint of_generation', part);
        execute format('analyze %s', part);
    end if;
end
$$;

-- Takes back what a generation occupies. Detaching needs the partitioned table to itself for a moment: whoever calls sets a
-- low lock_timeout and tries again, so that readers never queue for longer than that.
create function drop_generation(of_projection text, old_generation integer) returns void
    language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    base text;
begin
    perform from projection where name = of_projection and live_generation <> old_generation for update;
    if not found then
        raise exception 'generation % of % is live', old_generation, of_projection;
    end if;
    perform from rebuild
     where projection = of_projection and generation = old_generation
     and   state in ('PENDING', 'BUILDING', 'INDEXING', 'CATCHING_UP', 'COMPARING', 'READY');
    if found then
        raise exception 'generation % of % is being built', old_generation, of_projection;
    end if;
    update projection_generation set followed = false, dropped_at = clock_timestamp()
     where projection = of_projection and generation = old_generation and dropped_at is null;
    delete from projection_checkpoint where projection = of_projection and generation = old_generation;
    delete from dead_letter where projection = of_projection and generation = old_generation;
    for base in select name from projection_table where projection = of_projection order by name loop
        execute format('drop table if exists %I', base || '_g' || old_generation);
    end loop;
end
$$;

revoke execute on function create_generation, attach_generation_table, drop_generation from public;
grant execute on function create_generation, attach_generation_table, drop_generation to query_app;
