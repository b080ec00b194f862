-- What these files made they may remove.
CREATE OR REPLACE FUNCTION sync() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
