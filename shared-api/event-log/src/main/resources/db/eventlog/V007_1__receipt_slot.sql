-- What the receipts that there are have in common once they are one slot of several (V008). Checked by the script that
-- follows, while everybody reads and writes.
alter table receipt add column slot smallint not null default -1;
alter table receipt add constraint receipt_of_before check (slot = '-1'::smallint) not valid;
