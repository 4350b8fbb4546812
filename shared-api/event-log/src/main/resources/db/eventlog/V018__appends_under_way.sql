-- Which transactions append at this moment and have not committed: the times they record are taken already, or will be. What
-- takes the log's lock later records a later time. For readers of the past, who must not miss what is about to be there.
create function appends_under_way() returns setof text
    language sql volatile set search_path = public, pg_temp
as $$
    select l.virtualtransaction
    from   pg_locks l
    where  l.granted
    and    l.database = (select d.oid from pg_database d where d.datname = current_database())
    and    (l.locktype = 'relation' and l.relation = to_regclass('append_lock') and l.mode = 'ExclusiveLock'
            or l.locktype = 'advisory' and l.objsubid = 1
               and l.classid = (4969834201150742 >> 32)::oid and l.objid = (4969834201150742 & 4294967295)::oid)
$$;

revoke all on function appends_under_way from public;
grant execute on function appends_under_way to command_app, query_app;
