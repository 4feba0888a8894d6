-- How many rows of what a bulk action has deleted so far, as JSON; NULL: it deletes nobody, or was over before there were
-- receipts.
ALTER TABLE jobs ADD COLUMN receipt TEXT;
