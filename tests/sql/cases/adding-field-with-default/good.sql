ALTER TABLE book ADD COLUMN token uuid;
ALTER TABLE book ALTER COLUMN token SET DEFAULT gen_random_uuid();
ALTER TABLE book ADD COLUMN sold timestamptz DEFAULT now();
ALTER TABLE book ADD COLUMN note text DEFAULT 'random()'::text;
