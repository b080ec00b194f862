-- contractor: allow irreversible-drop: it was never filled
-- squawk-ignore ban-drop-table
DROP TABLE IF EXISTS book;
