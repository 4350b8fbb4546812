-- Whose lists an event is missing from that is parked. Null for people, and where the release before parked it: that may be
-- any project.
alter table dead_letter
    add column project_id uuid;
