-- A constraint goes with its column; whoever drops it first takes nothing else away.
CREATE TABLE book (id bigint PRIMARY KEY, weight numeric, pages bigint, CONSTRAINT heavy CHECK (weight > 0), CONSTRAINT long CHECK (pages > 0));
