-- Calls may be recorded and people photographed in them: where the business allows it, and each who is in it said yes.
ALTER TABLE "organization"
  ADD COLUMN "records_calls" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "photographs_calls" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "recording_days" INTEGER NOT NULL DEFAULT 30,
  ADD CONSTRAINT "organization_recording_days_check" CHECK (recording_days BETWEEN 0 AND 365);

CREATE TYPE "media_kind" AS ENUM ('recording', 'photograph');
-- open: takes what is uploaded. withheld: it did so, and may not any more. finishing: whole, and not yet put in order.
CREATE TYPE "media_state" AS ENUM ('open', 'withheld', 'finishing', 'ready');

-- What was recorded of a call without a break, or one photograph. Participants stand in it by the ids that they have in
-- the room: who made it, and who is in it, each of whom said yes before.
CREATE TABLE "call_media" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "call_id" TEXT NOT NULL,
    "kind" "media_kind" NOT NULL,
    "state" "media_state" NOT NULL DEFAULT 'open',
    "made_by" TEXT NOT NULL,
    "people" TEXT[] NOT NULL,
    "content_type" TEXT NOT NULL DEFAULT '',
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "purge_at" TIMESTAMPTZ(3),

    CONSTRAINT "call_media_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "call_media_ended" CHECK (("state" = 'open') = ("ended_at" IS NULL)),
    CONSTRAINT "call_media_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "call_media_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "call"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "call_media_organization_id_idx" ON "call_media"("organization_id");
CREATE INDEX "call_media_call_id_idx" ON "call_media"("call_id");
CREATE INDEX "call_media_purge_at_id_idx" ON "call_media"("purge_at", "id");
CREATE INDEX "call_media_state_seen_at_idx" ON "call_media"("state", "seen_at");
CREATE INDEX "call_media_people_idx" ON "call_media" USING GIN ("people");

-- Its bytes lie in the object store, sealed, in parts that can each be opened alone. The id is the object's name.
CREATE TABLE "media_part" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "media_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "media_part_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "media_part_seq" CHECK ("seq" >= 0 AND "bytes" > 0),
    CONSTRAINT "media_part_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "media_part_media_id_fkey" FOREIGN KEY ("media_id") REFERENCES "call_media"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "media_part_media_id_seq_key" ON "media_part"("media_id", "seq");
CREATE INDEX "media_part_organization_id_idx" ON "media_part"("organization_id");

-- Objects that no row names, or soon none will: they are erased from the store from this instant on. A part that is being
-- uploaded stands here until its row does, and however a row goes, what it named comes here with it.
CREATE TABLE "unwanted_object" (
    "id" TEXT NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "unwanted_object_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "unwanted_object_from_at_idx" ON "unwanted_object"("from_at");

CREATE FUNCTION "object_is_unwanted"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO unwanted_object (id, from_at) SELECT gone.id, parley_now() FROM gone
  ON CONFLICT (id) DO UPDATE SET from_at = excluded.from_at;
  RETURN NULL;
END $$;

CREATE TRIGGER "object_is_unwanted" AFTER DELETE ON "media_part" REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION "object_is_unwanted"();
CREATE TRIGGER "leaves_tombstone" AFTER DELETE ON "call_media" REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION "leaves_tombstone"();

-- It has an end of its own, at the latest that of its call. What is open has none yet.
CREATE FUNCTION "media_end"("m" "call_media") RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT m.ended_at + o.recording_days * interval '24 hours' FROM organization o WHERE o.id = m.organization_id
$$;

CREATE FUNCTION "media_knows_its_end"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.purge_at := media_end(NEW);
  RETURN NEW;
END $$;

CREATE TRIGGER "media_knows_its_end" BEFORE INSERT OR UPDATE OF "ended_at" ON "call_media"
  FOR EACH ROW EXECUTE FUNCTION "media_knows_its_end"();

ALTER TABLE "call_media" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "call_media" FORCE ROW LEVEL SECURITY;
CREATE POLICY "with_its_call" ON "call_media" USING (parley_erases() OR
  ((purge_at IS NULL OR purge_at > parley_now()) AND EXISTS (SELECT FROM call c WHERE c.id = call_id)))
  WITH CHECK (true);
ALTER TABLE "media_part" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "media_part" FORCE ROW LEVEL SECURITY;
CREATE POLICY "with_its_media" ON "media_part"
  USING (parley_erases() OR EXISTS (SELECT FROM call_media m WHERE m.id = media_id)) WITH CHECK (true);

-- Rules and limits, as before, and that of what was recorded.
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
    UPDATE call_media m SET purge_at = end_with_notice(media_end(m), m.purge_at)
     WHERE m.organization_id = organization AND m.purge_at > parley_now();
  END IF;
  SELECT (SELECT count(*) FROM booking b WHERE b.organization_id = organization AND b.purge_at = notice)
    + (SELECT count(*) FROM attendee a WHERE a.organization_id = organization AND a.purge_at = notice)
    + (SELECT count(*) FROM answer a WHERE a.organization_id = organization AND a.purge_at = notice)
    + (SELECT count(*) FROM call c WHERE c.organization_id = organization AND c.purge_at = notice)
    + (SELECT count(*) FROM call_media m WHERE m.organization_id = organization AND m.purge_at = notice) INTO ending;
  IF ending > 0 THEN
    INSERT INTO rule_change AS r (organization_id, ends_at, ending) VALUES (organization, notice, ending)
    ON CONFLICT (organization_id, ends_at) DO UPDATE SET ending = greatest(r.ending, excluded.ending);
  END IF;
  PERFORM set_config('parley.erases', before, true);
END $$;

DROP TRIGGER "rule_holds_for_all" ON "organization";
CREATE TRIGGER "rule_holds_for_all"
  AFTER UPDATE OF "retention_days", "answer_days", "sensitive_answer_days", "call_days", "recording_days" ON "organization"
  FOR EACH ROW WHEN ((OLD.retention_days, OLD.answer_days, OLD.sensitive_answer_days, OLD.call_days, OLD.recording_days)
    IS DISTINCT FROM (NEW.retention_days, NEW.answer_days, NEW.sensitive_answer_days, NEW.call_days, NEW.recording_days))
  EXECUTE FUNCTION "rule_holds_for_all"();

ALTER TABLE "retention_limit" DROP CONSTRAINT "retention_limit_rule_check",
  ADD CONSTRAINT "retention_limit_rule_check" CHECK ("rule" IN ('booking', 'answer', 'sensitiveAnswer', 'call', 'recording'));

CREATE OR REPLACE FUNCTION "organization_within_limits"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.retention_days := within_limit('booking', NEW.retention_days);
  NEW.answer_days := within_limit('answer', NEW.answer_days);
  NEW.sensitive_answer_days := within_limit('sensitiveAnswer', NEW.sensitive_answer_days);
  NEW.call_days := within_limit('call', NEW.call_days);
  NEW.recording_days := within_limit('recording', NEW.recording_days);
  RETURN NEW;
END $$;

DROP TRIGGER "within_limits" ON "organization";
CREATE TRIGGER "within_limits"
  BEFORE INSERT OR UPDATE OF "retention_days", "answer_days", "sensitive_answer_days", "call_days", "recording_days"
  ON "organization" FOR EACH ROW EXECUTE FUNCTION "organization_within_limits"();

CREATE OR REPLACE FUNCTION "limits_hold"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE question SET answer_days = answer_days WHERE answer_days IS DISTINCT FROM
    within_limit(CASE WHEN sensitive THEN 'sensitiveAnswer' ELSE 'answer' END, answer_days);
  UPDATE event_type SET retention_days = retention_days
   WHERE retention_days IS DISTINCT FROM within_limit('booking', retention_days);
  UPDATE organization SET retention_days = retention_days
   WHERE (retention_days, answer_days, sensitive_answer_days, call_days, recording_days) IS DISTINCT FROM
     (within_limit('booking', retention_days), within_limit('answer', answer_days),
      within_limit('sensitiveAnswer', sensitive_answer_days), within_limit('call', call_days),
      within_limit('recording', recording_days));
  RETURN NULL;
END $$;

-- A guest of a room has no address: what they answer in it is known by the call and the id that they had there.
ALTER TABLE "consent_record" DROP CONSTRAINT "consent_record_subject",
  ADD CONSTRAINT "consent_record_subject" CHECK ("email" = lower("email") AND (num_nonnulls("email", "user_id") = 1
    OR (num_nonnulls("email", "user_id") = 0 AND "method" = 'room' AND "context" <> '')));

-- A member played or took along what was recorded.
ALTER TYPE "access_way" ADD VALUE 'media';
