-- In a transaction of its own: the one before locks everybody out, this one nobody. V008 then attaches the table without
-- reading it.
alter table receipt validate constraint receipt_of_before;
