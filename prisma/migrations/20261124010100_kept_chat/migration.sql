-- What is written in calls may be kept with them, where the business wants it so; by itself it is gone with the last one
-- who leaves.
ALTER TABLE "organization"
  ADD COLUMN "keeps_chat" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "chat_days" INTEGER NOT NULL DEFAULT 30,
  ADD CONSTRAINT "organization_chat_days_check" CHECK (chat_days BETWEEN 1 AND 365);

-- The text is sealed. Who wrote it stands there by the id that they have in the room; `said_as` is their page's own
-- number of it, so that a line said twice stands once.
CREATE TABLE "chat_line" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "call_id" TEXT NOT NULL,
    "said_by" TEXT NOT NULL,
    "said_as" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL,
    "purge_at" TIMESTAMPTZ(3),

    CONSTRAINT "chat_line_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "chat_line_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "chat_line_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "call"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "chat_line_organization_id_idx" ON "chat_line"("organization_id");
CREATE UNIQUE INDEX "chat_line_call_id_said_by_said_as_key" ON "chat_line"("call_id", "said_by", "said_as");
CREATE INDEX "chat_line_said_by_idx" ON "chat_line"("said_by");
CREATE INDEX "chat_line_purge_at_id_idx" ON "chat_line"("purge_at", "id");

CREATE TRIGGER "leaves_tombstone" AFTER DELETE ON "chat_line" REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION "leaves_tombstone"();

-- It has an end of its own, at the latest that of its call.
CREATE FUNCTION "line_end"("l" "chat_line") RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT l.said_at + o.chat_days * interval '24 hours' FROM organization o WHERE o.id = l.organization_id
$$;

CREATE FUNCTION "line_knows_its_end"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.purge_at := line_end(NEW);
  RETURN NEW;
END $$;

CREATE TRIGGER "line_knows_its_end" BEFORE INSERT ON "chat_line"
  FOR EACH ROW EXECUTE FUNCTION "line_knows_its_end"();

ALTER TABLE "chat_line" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "chat_line" FORCE ROW LEVEL SECURITY;
CREATE POLICY "with_its_call" ON "chat_line" USING (parley_erases() OR
  (purge_at > parley_now() AND EXISTS (SELECT FROM call c WHERE c.id = call_id)))
  WITH CHECK (true);

-- Rules and limits, as before, and that of what was written.
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
    UPDATE chat_line l SET purge_at = end_with_notice(line_end(l), l.purge_at)
     WHERE l.organization_id = organization AND l.purge_at > parley_now();
  END IF;
  SELECT (SELECT count(*) FROM booking b WHERE b.organization_id = organization AND b.purge_at = notice)
    + (SELECT count(*) FROM attendee a WHERE a.organization_id = organization AND a.purge_at = notice)
    + (SELECT count(*) FROM answer a WHERE a.organization_id = organization AND a.purge_at = notice)
    + (SELECT count(*) FROM call c WHERE c.organization_id = organization AND c.purge_at = notice)
    + (SELECT count(*) FROM call_media m WHERE m.organization_id = organization AND m.purge_at = notice)
    + (SELECT count(*) FROM chat_line l WHERE l.organization_id = organization AND l.purge_at = notice) INTO ending;
  IF ending > 0 THEN
    INSERT INTO rule_change AS r (organization_id, ends_at, ending) VALUES (organization, notice, ending)
    ON CONFLICT (organization_id, ends_at) DO UPDATE SET ending = greatest(r.ending, excluded.ending);
  END IF;
  PERFORM set_config('parley.erases', before, true);
END $$;

DROP TRIGGER "rule_holds_for_all" ON "organization";
CREATE TRIGGER "rule_holds_for_all"
  AFTER UPDATE OF "retention_days", "answer_days", "sensitive_answer_days", "call_days", "recording_days", "chat_days" ON "organization"
  FOR EACH ROW WHEN ((OLD.retention_days, OLD.answer_days, OLD.sensitive_answer_days, OLD.call_days, OLD.recording_days, OLD.chat_days)
    IS DISTINCT FROM (NEW.retention_days, NEW.answer_days, NEW.sensitive_answer_days, NEW.call_days, NEW.recording_days, NEW.chat_days))
  EXECUTE FUNCTION "rule_holds_for_all"();

ALTER TABLE "retention_limit" DROP CONSTRAINT "retention_limit_rule_check",
  ADD CONSTRAINT "retention_limit_rule_check" CHECK ("rule" IN ('booking', 'answer', 'sensitiveAnswer', 'call', 'recording', 'chat'));

CREATE OR REPLACE FUNCTION "organization_within_limits"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.retention_days := within_limit('booking', NEW.retention_days);
  NEW.answer_days := within_limit('answer', NEW.answer_days);
  NEW.sensitive_answer_days := within_limit('sensitiveAnswer', NEW.sensitive_answer_days);
  NEW.call_days := within_limit('call', NEW.call_days);
  NEW.recording_days := within_limit('recording', NEW.recording_days);
  NEW.chat_days := within_limit('chat', NEW.chat_days);
  RETURN NEW;
END $$;

DROP TRIGGER "within_limits" ON "organization";
CREATE TRIGGER "within_limits"
  BEFORE INSERT OR UPDATE OF "retention_days", "answer_days", "sensitive_answer_days", "call_days", "recording_days", "chat_days"
  ON "organization" FOR EACH ROW EXECUTE FUNCTION "organization_within_limits"();

CREATE OR REPLACE FUNCTION "limits_hold"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE question SET answer_days = answer_days WHERE answer_days IS DISTINCT FROM
    within_limit(CASE WHEN sensitive THEN 'sensitiveAnswer' ELSE 'answer' END, answer_days);
  UPDATE event_type SET retention_days = retention_days
   WHERE retention_days IS DISTINCT FROM within_limit('booking', retention_days);
  UPDATE organization SET retention_days = retention_days
   WHERE (retention_days, answer_days, sensitive_answer_days, call_days, recording_days, chat_days) IS DISTINCT FROM
     (within_limit('booking', retention_days), within_limit('answer', answer_days),
      within_limit('sensitiveAnswer', sensitive_answer_days), within_limit('call', call_days),
      within_limit('recording', recording_days), within_limit('chat', chat_days));
  RETURN NULL;
END $$;
