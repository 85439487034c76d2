-- What was erased stays erased, also after an older backup was restored: the database itself notes each erasure, in its
-- own transaction, by ids that mean nothing once their rows are gone.
CREATE TABLE "tombstone" (
    "id" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "row_ids" TEXT[] NOT NULL,
    "rule" TEXT NOT NULL,
    "erased_at" TIMESTAMPTZ(3) NOT NULL,
    "listed_at" TIMESTAMPTZ(3),

    CONSTRAINT "tombstone_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "tombstone_erased_at_idx" ON "tombstone"("erased_at");
-- What has not reached the list beside the backups yet.
CREATE INDEX "tombstone_unlisted_idx" ON "tombstone"("id") WHERE "listed_at" IS NULL;

-- One tombstone for all rows that a statement took from a table. `parley.rule` may name the rule for the transaction.
CREATE FUNCTION "leaves_tombstone"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tombstone (id, model, row_ids, rule, erased_at)
  SELECT gen_random_uuid()::text, TG_TABLE_NAME, array_agg(gone.id ORDER BY gone.id),
    coalesce(nullif(current_setting('parley.rule', true), ''),
      CASE WHEN parley_erases() THEN 'retention' ELSE 'by-hand' END), now()
  FROM gone HAVING count(*) > 0;
  RETURN NULL;
END $$;

DO $$
DECLARE
  of_people text;
BEGIN
  FOREACH of_people IN ARRAY ARRAY['app_user', 'organization', 'asset', 'membership', 'out_of_office', 'travel_period',
    'busy_time', 'private_link', 'booking', 'series', 'attendee', 'answer', 'waiting_entry', 'time_offer',
    'time_proposal', 'mail_message', 'call', 'call_participant'] LOOP
    EXECUTE format('CREATE TRIGGER "leaves_tombstone" AFTER DELETE ON %I REFERENCING OLD TABLE AS gone
      FOR EACH STATEMENT EXECUTE FUNCTION "leaves_tombstone"()', of_people);
  END LOOP;
END $$;

-- Receipts are signed. The public halves of all keys that ever signed stay, so that an old receipt can be checked.
CREATE TABLE "signing_key" (
    "id" TEXT NOT NULL,
    "public_key" TEXT NOT NULL,
    "first_used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "signing_key_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "erasure_receipt" ADD COLUMN "key_id" TEXT;
ALTER TABLE "erasure_receipt" ADD COLUMN "signature" TEXT;
