PRAGMA foreign_keys = OFF;
BEGIN;
PRAGMA foreign_keys;
COMMIT;
