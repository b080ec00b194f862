-- A column whose values another one has may go; so may one whose rows a query has looked for.
ALTER TABLE book ADD COLUMN shelf text;
