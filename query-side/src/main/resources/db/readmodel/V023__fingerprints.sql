-- The mark in the form that also tokens have. The release before writes the text alone and leaves these two behind:
-- the fingerprint counts only where its position is the mark's.
alter table projection_mark
    add column fingerprint          bigint,
    add column fingerprint_position bigint;
