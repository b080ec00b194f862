-- A query that has to find nothing stops the migration in time, and only in its own file.
-- contractor: expect 0, or else there are two of one isbn
SELECT count(*) FROM (SELECT isbn FROM book GROUP BY isbn HAVING count(*) > 1) AS found;
CREATE UNIQUE INDEX CONCURRENTLY book_isbn ON book (isbn);
CREATE UNIQUE INDEX CONCURRENTLY book_title ON book (title);
-- contractor: expect 0, or else there is none
SELECT count(*) FROM book WHERE title IS NULL;
ALTER TABLE book ALTER COLUMN title SET NOT NULL;
