-- Autovacuum looks at a table for the first time after fifty changes, so one with fewer rows may never have statistics; plans
-- made without them compare each project with each membership. What is built later is analysed when it is attached.
do $$
declare
    part regclass;
begin
    for part in select inhrelid from pg_inherits
                where  inhparent in ('person'::regclass, 'project'::regclass, 'project_member'::regclass, 'project_tally'::regclass)
    loop
        execute format('alter table %s set (autovacuum_analyze_threshold = 10)', part);
    end loop;
end
$$;
