-- A run that would erase far more of one business than it usually does, and that no rule made shorter explains, waits for
-- the operator's word. What is due stays hidden meanwhile.
CREATE TABLE "erasure_pause" (
  "id" TEXT NOT NULL,
  "organization_id" TEXT NOT NULL,
  "found_at" TIMESTAMPTZ(3) NOT NULL,
  "due" INTEGER NOT NULL,
  "allowed" INTEGER NOT NULL,
  "told_at" TIMESTAMPTZ(3),
  "acknowledged_at" TIMESTAMPTZ(3),
  CONSTRAINT "erasure_pause_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "erasure_pause_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "erasure_pause_organization_id_idx" ON "erasure_pause"("organization_id");
CREATE UNIQUE INDEX "erasure_pause_one_open" ON "erasure_pause"("organization_id") WHERE "acknowledged_at" IS NULL;

-- How much a shorter rule takes on the day on which its notice ends: it was shown to who made it.
CREATE TABLE "rule_change" (
  "organization_id" TEXT NOT NULL,
  "ends_at" TIMESTAMPTZ(3) NOT NULL,
  "ending" INTEGER NOT NULL,
  CONSTRAINT "rule_change_pkey" PRIMARY KEY ("organization_id", "ends_at"),
  CONSTRAINT "rule_change_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- As before, and notes what the change will take.
CREATE OR REPLACE FUNCTION "rules_hold"("organization" text, "event_type" text, "question" text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  before text := coalesce(current_setting('parley.erases', true), '');
  notice timestamptz(3) := parley_now() + 7 * interval '24 hours';
  ending bigint;
BEGIN
  PERFORM set_config('parley.erases', 'on', true);
  IF question IS NULL THEN
    UPDATE booking b SET purge_at = end_with_notice(booking_end(b), b.purge_at)
     WHERE b.organization_id = organization AND (event_type IS NULL OR b.event_type_id = event_type)
       AND b.purge_at > parley_now();
    UPDATE attendee a SET purge_at = end_with_notice(seat_end(a), a.purge_at)
     WHERE a.organization_id = organization AND a.purge_at > parley_now()
       AND (event_type IS NULL OR EXISTS (
         SELECT FROM booking b WHERE b.id = a.booking_id AND b.event_type_id = event_type));
  END IF;
  UPDATE answer a SET purge_at = end_with_notice(answer_end(a), a.purge_at)
   WHERE a.organization_id = organization AND a.purge_at > parley_now()
     AND (question IS NULL OR a.question_id = question)
     AND (event_type IS NULL OR EXISTS (
       SELECT FROM booking b WHERE b.id = a.booking_id AND b.event_type_id = event_type));
  IF event_type IS NULL AND question IS NULL THEN
    UPDATE call c SET purge_at = end_with_notice(call_end(c), c.purge_at)
     WHERE c.organization_id = organization AND c.purge_at > parley_now();
  END IF;
  SELECT (SELECT count(*) FROM booking b WHERE b.organization_id = organization AND b.purge_at = notice)
    + (SELECT count(*) FROM attendee a WHERE a.organization_id = organization AND a.purge_at = notice)
    + (SELECT count(*) FROM answer a WHERE a.organization_id = organization AND a.purge_at = notice)
    + (SELECT count(*) FROM call c WHERE c.organization_id = organization AND c.purge_at = notice) INTO ending;
  IF ending > 0 THEN
    INSERT INTO rule_change AS r (organization_id, ends_at, ending) VALUES (organization, notice, ending)
    ON CONFLICT (organization_id, ends_at) DO UPDATE SET ending = greatest(r.ending, excluded.ending);
  END IF;
  PERFORM set_config('parley.erases', before, true);
END $$;

