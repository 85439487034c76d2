-- Each question says what it is asked for. Those of before get the plain purpose that they had without saying it, in their
-- owner's language; visitors read it from now on.
ALTER TABLE "question" ADD COLUMN "purpose" TEXT;
UPDATE "question" q SET purpose = CASE
  WHEN (SELECT u.locale FROM membership m JOIN app_user u ON u.id = m.user_id
         WHERE m.organization_id = q.organization_id AND m.role = 'owner' ORDER BY m.created_at, m.id LIMIT 1) LIKE 'fr%'
  THEN 'Préparer le rendez-vous' ELSE 'To prepare the meeting' END;
ALTER TABLE "question" ALTER COLUMN "purpose" SET NOT NULL,
  ADD CONSTRAINT "question_purpose_check" CHECK (btrim(purpose) <> '');

-- The rule for answers may be shorter than that for bookings, that for sensitive ones shorter than both, and a question's
-- own the shortest: none of them is longer. What is there already keeps its seven days' notice.
CREATE OR REPLACE FUNCTION "answer_end"("a" "answer") RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT booking_anchor(b) + least(retention_of(b.organization_id, b.event_type_id),
    least(o.answer_days, CASE WHEN a.sensitive THEN o.sensitive_answer_days END,
      (SELECT q.answer_days FROM question q WHERE q.id = a.question_id)) * interval '24 hours')
  FROM booking b JOIN organization o ON o.id = b.organization_id WHERE b.id = a.booking_id
$$;

-- How many answers somebody gave: with those that are left, how many went on schedule. One that was taken away before its
-- end, as by an erasure that was asked for, did not.
ALTER TABLE "attendee" ADD COLUMN "answered" INTEGER NOT NULL DEFAULT 0;

SELECT set_config('parley.erases', 'on', true);
UPDATE "answer" a SET purge_at = end_with_notice(answer_end(a), a.purge_at)
 WHERE a.purge_at > parley_now() AND answer_end(a) < a.purge_at;
UPDATE "attendee" t SET answered = given.count FROM (
  SELECT attendee_id, count(*) AS count FROM "answer" WHERE purge_at > parley_now() GROUP BY attendee_id) given
 WHERE given.attendee_id = t.id;
SELECT set_config('parley.erases', '', true);

CREATE FUNCTION "answer_goes_early"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE attendee t SET answered = t.answered - early.count FROM (
    SELECT attendee_id, count(*) AS count FROM gone WHERE purge_at > parley_now() GROUP BY attendee_id) early
   WHERE early.attendee_id = t.id;
  RETURN NULL;
END $$;

CREATE TRIGGER "answer_goes_early" AFTER DELETE ON "answer" REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION "answer_goes_early"();
