-- Who agreed to what: the exact text by its hash, and each yes, no and withdrawal as a row that is never changed.
ALTER TYPE "mail_kind" ADD VALUE 'news_welcome';

CREATE TYPE "consent_purpose" AS ENUM ('recording', 'snapshot', 'transcript', 'news', 'cookie', 'sensitive_answer', 'policy');
CREATE TYPE "consent_action" AS ENUM ('given', 'refused', 'withdrawn');
CREATE TYPE "consent_method" AS ENUM ('form', 'account', 'portal', 'mail', 'room', 'business');

CREATE TABLE "consent_text" (
    "hash" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "consent_text_pkey" PRIMARY KEY ("hash"),
    -- Nobody can put another text under a hash that somebody agreed to.
    CONSTRAINT "consent_text_is_its_hash" CHECK ("hash" = encode(sha256(convert_to("text", 'UTF8')), 'hex'))
);

CREATE TABLE "consent_record" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT,
    "email" TEXT,
    "user_id" TEXT,
    "purpose" "consent_purpose" NOT NULL,
    "action" "consent_action" NOT NULL,
    "text_hash" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "method" "consent_method" NOT NULL,
    "context" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "consent_record_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "consent_record_subject" CHECK (num_nonnulls("email", "user_id") = 1 AND "email" = lower("email")),
    CONSTRAINT "consent_record_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "consent_record_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "consent_record_text_hash_fkey" FOREIGN KEY ("text_hash") REFERENCES "consent_text"("hash") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE INDEX "consent_record_organization_id_purpose_email_at_idx" ON "consent_record"("organization_id", "purpose", "email", "at");
CREATE INDEX "consent_record_user_id_idx" ON "consent_record"("user_id");
CREATE INDEX "consent_record_text_hash_idx" ON "consent_record"("text_hash");
CREATE INDEX "consent_record_at_idx" ON "consent_record"("at");
CREATE INDEX "consent_record_address" ON "consent_record"(lower("email"));

-- A record goes with its business or its member, by its rule, and when its person is erased: by the functions below alone.
CREATE FUNCTION "consent_stays"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND (pg_trigger_depth() > 1 OR current_setting('parley.forgets', true) = 'consents') THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'What somebody agreed to is neither changed nor removed' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "consent_record_stays" BEFORE UPDATE OR DELETE ON "consent_record"
  FOR EACH ROW EXECUTE FUNCTION "consent_stays"();
CREATE TRIGGER "consent_text_stays" BEFORE UPDATE OR DELETE ON "consent_text"
  FOR EACH ROW EXECUTE FUNCTION "consent_stays"();

CREATE FUNCTION "consents_are_not_emptied"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The ledger of consents is not emptied' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "consent_record_is_not_emptied" BEFORE TRUNCATE ON "consent_record"
  FOR EACH STATEMENT EXECUTE FUNCTION "consents_are_not_emptied"();
CREATE TRIGGER "consent_text_is_not_emptied" BEFORE TRUNCATE ON "consent_text"
  FOR EACH STATEMENT EXECUTE FUNCTION "consents_are_not_emptied"();

CREATE TRIGGER "leaves_tombstone" AFTER DELETE ON "consent_record" REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION "leaves_tombstone"();

-- Erases these records; texts that nobody agreed to any more go with them. Gives how many records went.
CREATE FUNCTION "erase_consents"("ids" text[]) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  gone integer;
BEGIN
  PERFORM set_config('parley.forgets', 'consents', true);
  DELETE FROM consent_record c WHERE c.id = ANY (ids);
  GET DIAGNOSTICS gone = ROW_COUNT;
  DELETE FROM consent_text WHERE hash IN (
    SELECT t.hash FROM consent_text t
     WHERE NOT EXISTS (SELECT FROM consent_record c WHERE c.text_hash = t.hash) FOR UPDATE SKIP LOCKED);
  PERFORM set_config('parley.forgets', '', true);
  RETURN gone;
END $$;

-- The same to records of before an instant, `most` at a time.
CREATE FUNCTION "forget_consents"("before" timestamptz, "most" integer) RETURNS integer LANGUAGE sql AS $$
  SELECT erase_consents(ARRAY (
    SELECT id FROM consent_record WHERE at <= before ORDER BY id LIMIT most FOR UPDATE SKIP LOCKED))
$$;

-- Who wants no mail of an optional kind, by a keyed hash of the address: it holds after everything else was erased.
CREATE TABLE "suppression" (
    "hash" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "suppression_pkey" PRIMARY KEY ("hash"),
    CONSTRAINT "suppression_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "suppression_organization_id_idx" ON "suppression"("organization_id");
CREATE INDEX "suppression_at_idx" ON "suppression"("at");

-- A form may ask whether somebody wants to hear news; `news_text` says of what.
ALTER TABLE "event_type" ADD COLUMN "asks_news" BOOLEAN NOT NULL DEFAULT false, ADD COLUMN "news_text" TEXT NOT NULL DEFAULT '';

ALTER TABLE "mail_message" ADD COLUMN "consent_id" TEXT;
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_consent_id_fkey" FOREIGN KEY ("consent_id") REFERENCES "consent_record"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "mail_message_consent_id_idx" ON "mail_message"("consent_id");
