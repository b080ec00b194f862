-- contractor: allow irreversible-drop
DROP TABLE IF EXISTS book;
-- contractor: allow ireversible-drop: it was never filled
DROP TABLE IF EXISTS author;
/* contractor: allow */
DROP TABLE IF EXISTS shelf;
