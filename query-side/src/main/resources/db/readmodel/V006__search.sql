-- Finding part of a title or a label among very many.
create extension pg_trgm;
create index on task using gin (title_key gin_trgm_ops);
create index on task using gin (labels);
