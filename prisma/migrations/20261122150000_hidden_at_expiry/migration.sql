-- What has passed its time is hidden by the database itself, from the instant on, and erased by the next run.
ALTER TABLE "booking" ADD COLUMN "purge_at" TIMESTAMPTZ(3);
ALTER TABLE "attendee" ADD COLUMN "purge_at" TIMESTAMPTZ(3);

-- The instant that decides what is hidden. Tests set it; everywhere else it is the present one.
CREATE FUNCTION "parley_now"() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(nullif(current_setting('parley.now', true), '')::timestamptz, now())
$$;

-- True within a transaction that erases: it alone sees what is hidden.
CREATE FUNCTION "parley_erases"() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(current_setting('parley.erases', true), '') = 'on'
$$;

-- The instant from which a booking counts as over: the same as `retentionAnchor` of the domain.
CREATE FUNCTION "booking_anchor"("b" "booking") RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN b.status IN ('cancelled', 'declined', 'expired') AND b.cancelled_at IS NOT NULL THEN b.cancelled_at
    ELSE greatest(b.ends_at,
      (SELECT max(coalesce(c.ended_at, c.last_seen_at)) FROM call c WHERE c.booking_id = b.id)) END
$$;

-- Days are 24 hours each: `interval '1 day'` would follow the changes of clocks.
CREATE FUNCTION "retention_of"("organization" text) RETURNS interval LANGUAGE sql STABLE AS $$
  SELECT o.retention_days * interval '24 hours' FROM organization o WHERE o.id = organization
$$;

CREATE FUNCTION "booking_knows_its_end"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.purge_at := booking_anchor(NEW) + retention_of(NEW.organization_id);
  RETURN NEW;
END $$;

CREATE TRIGGER "booking_knows_its_end" BEFORE INSERT OR UPDATE OF "status", "ends_at", "cancelled_at" ON "booking"
  FOR EACH ROW EXECUTE FUNCTION "booking_knows_its_end"();

-- A seat that was given up ends by itself, though the meeting stands.
CREATE FUNCTION "attendee_knows_its_end"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.purge_at := NEW.cancelled_at + retention_of(NEW.organization_id);
  RETURN NEW;
END $$;

CREATE TRIGGER "attendee_knows_its_end" BEFORE INSERT OR UPDATE OF "cancelled_at" ON "attendee"
  FOR EACH ROW EXECUTE FUNCTION "attendee_knows_its_end"();

-- A call that runs late puts its booking's end off. Most calls end before their booking does and change nothing.
CREATE FUNCTION "call_puts_off"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before text := coalesce(current_setting('parley.erases', true), '');
BEGIN
  PERFORM set_config('parley.erases', 'on', true);
  UPDATE booking b SET purge_at = booking_anchor(b) + retention_of(b.organization_id)
   WHERE b.id = NEW.booking_id AND b.purge_at > parley_now()
     AND b.purge_at <> booking_anchor(b) + retention_of(b.organization_id);
  PERFORM set_config('parley.erases', before, true);
  RETURN NULL;
END $$;

CREATE TRIGGER "call_puts_off" AFTER INSERT OR UPDATE OF "last_seen_at", "ended_at" ON "call"
  FOR EACH ROW EXECUTE FUNCTION "call_puts_off"();

-- A new rule holds for what there is. What is hidden already stays so: a longer rule revives nothing. (A change by
-- which a row becomes hidden needs the sight of what is hidden.)
CREATE FUNCTION "rule_holds_for_all"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before text := coalesce(current_setting('parley.erases', true), '');
BEGIN
  PERFORM set_config('parley.erases', 'on', true);
  UPDATE booking b SET purge_at = booking_anchor(b) + retention_of(NEW.id)
   WHERE b.organization_id = NEW.id AND b.purge_at > parley_now();
  UPDATE attendee a SET purge_at = a.cancelled_at + retention_of(NEW.id)
   WHERE a.organization_id = NEW.id AND a.purge_at > parley_now();
  PERFORM set_config('parley.erases', before, true);
  RETURN NULL;
END $$;

CREATE TRIGGER "rule_holds_for_all" AFTER UPDATE OF "retention_days" ON "organization"
  FOR EACH ROW WHEN (OLD.retention_days IS DISTINCT FROM NEW.retention_days)
  EXECUTE FUNCTION "rule_holds_for_all"();

UPDATE "booking" b SET purge_at = booking_anchor(b) + retention_of(b.organization_id);
UPDATE "attendee" a SET purge_at = a.cancelled_at + retention_of(a.organization_id) WHERE a.cancelled_at IS NOT NULL;

CREATE INDEX "booking_purge_at_idx" ON "booking"("purge_at");
CREATE INDEX "attendee_purge_at_idx" ON "attendee"("purge_at");

-- Policies do not bind a superuser, as whom Parley enters its own database: there it acts as this role.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'parley_app') AND
     EXISTS (SELECT FROM pg_roles WHERE rolname = current_user AND rolsuper) THEN
    CREATE ROLE parley_app NOLOGIN IN ROLE pg_read_all_data, pg_write_all_data;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL; -- Another database of this server made it at the same time.
END $$;

ALTER TABLE "booking" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "booking" FORCE ROW LEVEL SECURITY;
CREATE POLICY "until_its_end" ON "booking"
  USING (purge_at > parley_now() OR purge_at IS NULL OR parley_erases()) WITH CHECK (true);

ALTER TABLE "attendee" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "attendee" FORCE ROW LEVEL SECURITY;
CREATE POLICY "with_its_booking" ON "attendee" USING (parley_erases() OR
  ((purge_at IS NULL OR purge_at > parley_now()) AND EXISTS (SELECT FROM booking b WHERE b.id = booking_id)))
  WITH CHECK (true);

ALTER TABLE "answer" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "answer" FORCE ROW LEVEL SECURITY;
CREATE POLICY "with_its_attendee" ON "answer"
  USING (parley_erases() OR EXISTS (SELECT FROM attendee a WHERE a.id = attendee_id)) WITH CHECK (true);

ALTER TABLE "call" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "call" FORCE ROW LEVEL SECURITY;
CREATE POLICY "with_its_booking" ON "call"
  USING (parley_erases() OR EXISTS (SELECT FROM booking b WHERE b.id = booking_id)) WITH CHECK (true);

ALTER TABLE "call_participant" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "call_participant" FORCE ROW LEVEL SECURITY;
CREATE POLICY "with_its_call" ON "call_participant"
  USING (parley_erases() OR EXISTS (SELECT FROM call c WHERE c.id = call_id)) WITH CHECK (true);

ALTER TABLE "booking_host" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "booking_host" FORCE ROW LEVEL SECURITY;
CREATE POLICY "with_its_booking" ON "booking_host"
  USING (parley_erases() OR EXISTS (SELECT FROM booking b WHERE b.id = booking_id)) WITH CHECK (true);

ALTER TABLE "mail_message" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "mail_message" FORCE ROW LEVEL SECURITY;
CREATE POLICY "with_its_booking" ON "mail_message" USING (parley_erases() OR
  ((booking_id IS NULL OR EXISTS (SELECT FROM booking b WHERE b.id = booking_id))
   AND (attendee_id IS NULL OR EXISTS (SELECT FROM attendee a WHERE a.id = attendee_id)))) WITH CHECK (true);
