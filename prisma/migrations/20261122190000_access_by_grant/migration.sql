-- Whoever runs the site sees a business's data in two ways alone: an owner let them, for some hours; or there is an
-- emergency, which has its reason, its end, and is told to the owners. Each look is noted with the grant it was by.
ALTER TYPE "mail_kind" ADD VALUE 'access_opened';

CREATE TYPE "access_grant_kind" AS ENUM ('granted', 'emergency');

CREATE TABLE "access_grant" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "kind" "access_grant_kind" NOT NULL,
    "scopes" TEXT[] NOT NULL,
    "case_ref" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "granted_by_id" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "access_grant_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "access_grant_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "access_grant_granted_by_id_fkey" FOREIGN KEY ("granted_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "access_grant_scopes" CHECK (cardinality("scopes") BETWEEN 1 AND 3 AND
      "scopes" <@ ARRAY['bookings', 'calls', 'activity']),
    -- The number of a case; neither a name nor an address fits.
    CONSTRAINT "access_grant_case" CHECK ("case_ref" ~ '^[a-z0-9][a-z0-9._-]{0,39}$'),
    CONSTRAINT "access_grant_reason" CHECK ("kind" = 'granted' OR char_length(btrim("reason")) >= 20),
    CONSTRAINT "access_grant_ends" CHECK ("ends_at" > "started_at" AND "ends_at" <= "started_at" +
      CASE "kind" WHEN 'granted' THEN interval '72 hours' ELSE interval '8 hours' END),
    CONSTRAINT "access_grant_ended" CHECK ("ended_at" >= "started_at" AND "ended_at" <= "ends_at")
);

CREATE INDEX "access_grant_organization_id_started_at_idx" ON "access_grant"("organization_id", "started_at");
CREATE INDEX "access_grant_granted_by_id_idx" ON "access_grant"("granted_by_id");
CREATE INDEX "access_grant_ends_at_idx" ON "access_grant"("ends_at");

ALTER TABLE "access_event" ADD COLUMN "grant_id" TEXT;
ALTER TABLE "access_event" ADD CONSTRAINT "access_event_grant_id_fkey" FOREIGN KEY ("grant_id") REFERENCES "access_grant"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE UNIQUE INDEX "access_event_booking_id_grant_id_way_quarter_key" ON "access_event"("booking_id", "grant_id", "way", "quarter");
CREATE INDEX "access_event_grant_id_idx" ON "access_event"("grant_id");

-- Nobody gives themselves more time or wider eyes: a grant can be ended, once, and loses who gave it with their account.
CREATE FUNCTION "access_grant_stays"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() > 1 THEN RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END; END IF;
  IF TG_OP = 'DELETE' AND current_setting('parley.forgets', true) = 'grants' THEN RETURN OLD; END IF;
  IF TG_OP = 'UPDATE' AND OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL
     AND to_jsonb(NEW) - 'ended_at' = to_jsonb(OLD) - 'ended_at' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'A grant of access is ended, and neither changed nor removed' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "access_grant_stays" BEFORE UPDATE OR DELETE ON "access_grant"
  FOR EACH ROW EXECUTE FUNCTION "access_grant_stays"();

-- A grant goes by the rule of the looks that were taken by it, counted from its end: they are gone before it.
CREATE FUNCTION "forget_grants"("before" timestamptz, "most" integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  gone integer;
BEGIN
  PERFORM set_config('parley.forgets', 'grants', true);
  DELETE FROM access_grant WHERE id IN (
    SELECT g.id FROM access_grant g WHERE g.ends_at <= before
       AND NOT EXISTS (SELECT FROM access_event e WHERE e.grant_id = g.id)
     ORDER BY g.id LIMIT most FOR UPDATE OF g SKIP LOCKED);
  GET DIAGNOSTICS gone = ROW_COUNT;
  PERFORM set_config('parley.forgets', '', true);
  RETURN gone;
END $$;
