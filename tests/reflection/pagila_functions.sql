-- What the schema needs and reflection does not read.
CREATE DOMAIN year AS integer CHECK (value >= 1901 AND value <= 2155);
CREATE DOMAIN postal_code AS text COLLATE "C" NOT NULL DEFAULT '';
CREATE FUNCTION touch_last_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.last_update := CURRENT_TIMESTAMP;
  RETURN NEW;
END $$;
CREATE FUNCTION inventory_held_by(held_id integer) RETURNS integer LANGUAGE sql STABLE AS $$ SELECT held_id $$;
