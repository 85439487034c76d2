-- One rule for each kind of data, and of its own for an event type and for a question. 36,500 days are "as long as the
-- business is here". What is there already keeps its time; businesses of before this change keep theirs for all.
ALTER TABLE "organization"
  ADD COLUMN "answer_days" INTEGER NOT NULL DEFAULT 90,
  ADD COLUMN "sensitive_answer_days" INTEGER NOT NULL DEFAULT 30,
  ADD COLUMN "call_days" INTEGER NOT NULL DEFAULT 365;
UPDATE "organization" SET answer_days = retention_days, sensitive_answer_days = retention_days,
  call_days = least(greatest(retention_days, 30), 730);
ALTER TABLE "organization" DROP CONSTRAINT "organization_retention",
  ADD CONSTRAINT "organization_retention_days_check" CHECK (retention_days BETWEEN 1 AND 2557 OR retention_days = 36500),
  ADD CONSTRAINT "organization_answer_days_check" CHECK (answer_days BETWEEN 0 AND 2557),
  ADD CONSTRAINT "organization_sensitive_answer_days_check" CHECK (sensitive_answer_days BETWEEN 0 AND 2557),
  ADD CONSTRAINT "organization_call_days_check" CHECK (call_days BETWEEN 30 AND 730);
ALTER TABLE "event_type"
  ADD COLUMN "retention_days" INTEGER,
  ADD CONSTRAINT "event_type_retention_days_check" CHECK (retention_days BETWEEN 1 AND 2557 OR retention_days = 36500);
ALTER TABLE "question"
  ADD COLUMN "answer_days" INTEGER,
  ADD CONSTRAINT "question_answer_days_check" CHECK (answer_days BETWEEN 0 AND 2557);
ALTER TABLE "answer" ADD COLUMN "purge_at" TIMESTAMPTZ(3);
ALTER TABLE "call" ADD COLUMN "purge_at" TIMESTAMPTZ(3);

-- What an event type says of its bookings goes before what the business says.
CREATE FUNCTION "retention_of"("organization" text, "event_type" text) RETURNS interval LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT e.retention_days FROM event_type e WHERE e.id = event_type), o.retention_days)
    * interval '24 hours'
  FROM organization o WHERE o.id = organization
$$;

CREATE FUNCTION "booking_end"("b" "booking") RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT booking_anchor(b) + retention_of(b.organization_id, b.event_type_id)
$$;

-- A seat that was given up, by itself.
CREATE FUNCTION "seat_end"("a" "attendee") RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT a.cancelled_at + retention_of(b.organization_id, b.event_type_id) FROM booking b WHERE b.id = a.booking_id
$$;

-- An answer ends by its question's rule, else by the business's for its kind, and with its booking at the latest.
CREATE FUNCTION "answer_end"("a" "answer") RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT booking_anchor(b) + least(retention_of(b.organization_id, b.event_type_id),
    coalesce((SELECT q.answer_days FROM question q WHERE q.id = a.question_id),
      CASE WHEN a.sensitive THEN o.sensitive_answer_days ELSE o.answer_days END) * interval '24 hours')
  FROM booking b JOIN organization o ON o.id = b.organization_id WHERE b.id = a.booking_id
$$;

CREATE FUNCTION "call_end"("c" "call") RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT coalesce(c.ended_at, c.last_seen_at) + o.call_days * interval '24 hours'
  FROM organization o WHERE o.id = c.organization_id
$$;

-- A shorter rule takes nothing away before seven days are over, in which it can be set back; a longer one brings back
-- nothing that is hidden.
CREATE FUNCTION "end_with_notice"("ends" timestamptz, "before" timestamptz) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT greatest(ends, least(before, parley_now() + 7 * interval '24 hours'))
$$;

CREATE OR REPLACE FUNCTION "booking_knows_its_end"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.purge_at := booking_end(NEW);
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION "attendee_knows_its_end"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.purge_at := CASE WHEN NEW.cancelled_at IS NULL THEN NULL ELSE seat_end(NEW) END;
  RETURN NEW;
END $$;

CREATE FUNCTION "answer_knows_its_end"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.purge_at := answer_end(NEW);
  RETURN NEW;
END $$;

CREATE TRIGGER "answer_knows_its_end" BEFORE INSERT OR UPDATE OF "booking_id" ON "answer"
  FOR EACH ROW EXECUTE FUNCTION "answer_knows_its_end"();

CREATE FUNCTION "call_knows_its_end"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.purge_at := call_end(NEW);
  RETURN NEW;
END $$;

CREATE TRIGGER "call_knows_its_end" BEFORE INSERT OR UPDATE OF "last_seen_at", "ended_at" ON "call"
  FOR EACH ROW EXECUTE FUNCTION "call_knows_its_end"();

-- Answers follow their meeting.
CREATE FUNCTION "answers_follow"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before text := coalesce(current_setting('parley.erases', true), '');
BEGIN
  PERFORM set_config('parley.erases', 'on', true);
  UPDATE answer a SET purge_at = answer_end(a) WHERE a.booking_id = NEW.id AND a.purge_at > parley_now();
  PERFORM set_config('parley.erases', before, true);
  RETURN NULL;
END $$;

CREATE TRIGGER "answers_follow" AFTER UPDATE OF "status", "ends_at", "cancelled_at" ON "booking"
  FOR EACH ROW WHEN (OLD.ends_at IS DISTINCT FROM NEW.ends_at OR OLD.cancelled_at IS DISTINCT FROM NEW.cancelled_at
    OR OLD.status IS DISTINCT FROM NEW.status)
  EXECUTE FUNCTION "answers_follow"();

CREATE OR REPLACE FUNCTION "call_puts_off"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before text := coalesce(current_setting('parley.erases', true), '');
BEGIN
  PERFORM set_config('parley.erases', 'on', true);
  UPDATE booking b SET purge_at = booking_end(b)
   WHERE b.id = NEW.booking_id AND b.purge_at > parley_now() AND b.purge_at < booking_end(b);
  IF FOUND THEN
    UPDATE answer a SET purge_at = answer_end(a) WHERE a.booking_id = NEW.booking_id AND a.purge_at > parley_now();
  END IF;
  PERFORM set_config('parley.erases', before, true);
  RETURN NULL;
END $$;

-- New rules hold for what there is, with notice. (A change by which a row becomes hidden needs the sight of what is hidden.)
CREATE FUNCTION "rules_hold"("organization" text, "event_type" text, "question" text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  before text := coalesce(current_setting('parley.erases', true), '');
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
  PERFORM set_config('parley.erases', before, true);
END $$;

CREATE OR REPLACE FUNCTION "rule_holds_for_all"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM rules_hold(NEW.id, NULL, NULL);
  RETURN NULL;
END $$;

DROP TRIGGER "rule_holds_for_all" ON "organization";
CREATE TRIGGER "rule_holds_for_all"
  AFTER UPDATE OF "retention_days", "answer_days", "sensitive_answer_days", "call_days" ON "organization"
  FOR EACH ROW WHEN ((OLD.retention_days, OLD.answer_days, OLD.sensitive_answer_days, OLD.call_days)
    IS DISTINCT FROM (NEW.retention_days, NEW.answer_days, NEW.sensitive_answer_days, NEW.call_days))
  EXECUTE FUNCTION "rule_holds_for_all"();

CREATE FUNCTION "rule_holds_for_event_type"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM rules_hold(NEW.organization_id, NEW.id, NULL);
  RETURN NULL;
END $$;

CREATE TRIGGER "rule_holds_for_event_type" AFTER UPDATE OF "retention_days" ON "event_type"
  FOR EACH ROW WHEN (OLD.retention_days IS DISTINCT FROM NEW.retention_days)
  EXECUTE FUNCTION "rule_holds_for_event_type"();

CREATE FUNCTION "rule_holds_for_question"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM rules_hold(NEW.organization_id, NULL, NEW.id);
  RETURN NULL;
END $$;

CREATE TRIGGER "rule_holds_for_question" AFTER UPDATE OF "answer_days" ON "question"
  FOR EACH ROW WHEN (OLD.answer_days IS DISTINCT FROM NEW.answer_days)
  EXECUTE FUNCTION "rule_holds_for_question"();

DROP FUNCTION "retention_of"(text);

UPDATE "answer" a SET purge_at = answer_end(a);
UPDATE "call" c SET purge_at = call_end(c);

-- Batches are taken in this order: without the id a day on which very much is due would be sorted for each batch.
DROP INDEX "booking_purge_at_idx";
DROP INDEX "attendee_purge_at_idx";
CREATE INDEX "booking_purge_at_id_idx" ON "booking"("purge_at", "id");
CREATE INDEX "attendee_purge_at_id_idx" ON "attendee"("purge_at", "id");
CREATE INDEX "answer_purge_at_id_idx" ON "answer"("purge_at", "id");
CREATE INDEX "answer_organization_id_idx" ON "answer"("organization_id");
CREATE INDEX "call_purge_at_id_idx" ON "call"("purge_at", "id");

-- An expired answer or call is hidden though its booking is not.
DROP POLICY "with_its_attendee" ON "answer";
CREATE POLICY "with_its_attendee" ON "answer" USING (parley_erases() OR
  ((purge_at IS NULL OR purge_at > parley_now()) AND EXISTS (SELECT FROM attendee a WHERE a.id = attendee_id)))
  WITH CHECK (true);
DROP POLICY "with_its_booking" ON "call";
CREATE POLICY "with_its_booking" ON "call" USING (parley_erases() OR
  ((purge_at IS NULL OR purge_at > parley_now()) AND EXISTS (SELECT FROM booking b WHERE b.id = booking_id)))
  WITH CHECK (true);

-- Row policies keep an index on an expression from being used. A mail that is about a seat is found by a column.
DROP INDEX "mail_message_about_attendee_idx";
ALTER TABLE "mail_message" ADD COLUMN "about_attendee_id" TEXT;
UPDATE "mail_message" SET about_attendee_id = facts ->> 'aboutAttendeeId';
CREATE INDEX "mail_message_about_attendee_id_idx" ON "mail_message"("about_attendee_id");

CREATE FUNCTION "mail_knows_whom_it_is_about"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.about_attendee_id := NEW.facts ->> 'aboutAttendeeId';
  RETURN NEW;
END $$;

CREATE TRIGGER "mail_knows_whom_it_is_about" BEFORE INSERT OR UPDATE OF "facts" ON "mail_message"
  FOR EACH ROW EXECUTE FUNCTION "mail_knows_whom_it_is_about"();

-- One transaction raises a business's version once: whoever reads sees what was before it or what is after. An erasure of
-- many bookings would else write the same row again for each of them.
CREATE OR REPLACE FUNCTION "raise_page_version_of"("ids" text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  "raised" text := coalesce(current_setting('parley.raised', true), '');
  "first" text[] := ARRAY(SELECT DISTINCT i FROM unnest("ids") i WHERE position(' ' || i || ' ' IN "raised") = 0);
BEGIN
  IF cardinality("first") = 0 THEN RETURN; END IF;
  -- Locks are taken in one order, so that transactions over several businesses cannot deadlock.
  PERFORM 1 FROM "page_version" WHERE "organization_id" = ANY ("first") ORDER BY "organization_id" FOR UPDATE;
  UPDATE "page_version" SET "version" = "version" + 1 WHERE "organization_id" = ANY ("first");
  PERFORM set_config('parley.raised', "raised" || ' ' || array_to_string("first", '  ') || ' ', true);
END $$;

-- As before; and what is erased is past, or was cancelled before, so that it changes pages of its own business alone: what
-- counts towards limits and turns.
CREATE OR REPLACE FUNCTION "page_version_by_booking"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "of_booking" text;
  "businesses" text[] := '{}';
  "people" text[] := '{}';
BEGIN
  IF TG_OP = 'DELETE' AND parley_erases() THEN
    PERFORM "raise_page_version_of"(ARRAY[OLD."organization_id"]);
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    "businesses" := "businesses" || OLD."organization_id";
    "people" := "people" || OLD."host_id";
    IF TG_TABLE_NAME = 'booking' THEN "of_booking" := OLD."id"; ELSE "of_booking" := OLD."booking_id"; END IF;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    "businesses" := "businesses" || NEW."organization_id";
    "people" := "people" || NEW."host_id";
    IF TG_TABLE_NAME = 'booking' THEN "of_booking" := NEW."id"; ELSE "of_booking" := NEW."booking_id"; END IF;
  END IF;
  "people" := "people" || ARRAY(SELECT "user_id" FROM "booking_host" WHERE "booking_id" = "of_booking");
  PERFORM "raise_page_version_of"("businesses" || ARRAY(SELECT "organization_id" FROM "membership" WHERE "user_id" = ANY ("people")));
  RETURN NULL;
END $$;
