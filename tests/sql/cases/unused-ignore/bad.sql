-- contractor: allow irreversible-drop: it was never filled
CREATE TABLE IF NOT EXISTS book (id bigint PRIMARY KEY);
-- squawk-ignore ban-drop-tabl
CREATE TABLE IF NOT EXISTS author (id bigint PRIMARY KEY);
