-- What was taken back proves nothing.
BEGIN;
UPDATE book SET title = '';
ROLLBACK;
