-- What anybody writes to whoever runs this instance, signed in or not, and what they are answered.
ALTER TYPE "mail_kind" ADD VALUE 'support_received';
ALTER TYPE "mail_kind" ADD VALUE 'support_answered';

CREATE TYPE "support_kind" AS ENUM ('question', 'fault', 'lead');

-- A wish for information stands in `wish`, everything else in `text`: each has a rule of its own.
CREATE TABLE "support_request" (
    "id" TEXT NOT NULL,
    "kind" "support_kind" NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "user_id" TEXT,
    "text" TEXT NOT NULL DEFAULT '',
    "wish" TEXT NOT NULL DEFAULT '',
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "last_word_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "account_closed_at" TIMESTAMPTZ(3),
    "restricted_at" TIMESTAMPTZ(3),
    "keep_days" INTEGER NOT NULL,
    "purge_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "support_request_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "support_request_email" CHECK ("email" = lower("email") AND "email" <> ''),
    CONSTRAINT "support_request_words" CHECK (CASE WHEN "kind" = 'lead' THEN "text" = '' ELSE "wish" = '' END),
    CONSTRAINT "support_request_keep_days" CHECK ("keep_days" BETWEEN 1 AND 365),
    CONSTRAINT "support_request_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE
);

CREATE INDEX "support_request_address" ON "support_request"(lower("email"));
CREATE INDEX "support_request_user_id_idx" ON "support_request"("user_id");
CREATE INDEX "support_request_purge_at_id_idx" ON "support_request"("purge_at", "id");

CREATE TABLE "support_answer" (
    "id" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "support_answer_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "support_answer_text" CHECK ("text" <> ''),
    CONSTRAINT "support_answer_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "support_request"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "support_answer_request_id_at_idx" ON "support_answer"("request_id", "at");

-- What stays of those that are gone: how many of a kind came in a month.
CREATE TABLE "support_tally" (
    "kind" "support_kind" NOT NULL,
    "month" DATE NOT NULL,
    "requests" INTEGER NOT NULL,

    CONSTRAINT "support_tally_pkey" PRIMARY KEY ("kind", "month")
);

-- A case ends so many days after it was closed, and one that nobody closed counts as closed when nothing was written in
-- it for a year; a wish for information so many days after the last word. Three years after the writer's account was
-- closed nothing is left, whatever else holds. Days are 24 hours each.
CREATE FUNCTION "support_end"("r" "support_request") RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT least(
    CASE WHEN r.kind = 'lead' THEN r.last_word_at
      ELSE coalesce(r.closed_at, r.last_word_at + 365 * interval '24 hours') END + r.keep_days * interval '24 hours',
    r.account_closed_at + 1095 * interval '24 hours')
$$;

CREATE FUNCTION "support_knows_its_end"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.user_id IS NOT NULL AND NEW.user_id IS NULL AND NEW.account_closed_at IS NULL THEN
    NEW.account_closed_at := parley_now();
  END IF;
  NEW.purge_at := support_end(NEW);
  RETURN NEW;
END $$;

CREATE TRIGGER "support_knows_its_end" BEFORE INSERT OR UPDATE ON "support_request"
  FOR EACH ROW EXECUTE FUNCTION "support_knows_its_end"();
CREATE TRIGGER "leaves_tombstone" AFTER DELETE ON "support_request" REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION "leaves_tombstone"();

ALTER TABLE "support_request" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "support_request" FORCE ROW LEVEL SECURITY;
CREATE POLICY "until_its_end" ON "support_request" USING (parley_erases() OR purge_at > parley_now()) WITH CHECK (true);
ALTER TABLE "support_answer" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "support_answer" FORCE ROW LEVEL SECURITY;
CREATE POLICY "with_its_request" ON "support_answer" USING (parley_erases() OR
  EXISTS (SELECT FROM support_request r WHERE r.id = request_id)) WITH CHECK (true);

ALTER TABLE "mail_message" ADD COLUMN "support_request_id" TEXT,
  ADD CONSTRAINT "mail_message_support_request_id_fkey" FOREIGN KEY ("support_request_id") REFERENCES "support_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "mail_message_support_request_id_idx" ON "mail_message"("support_request_id");

-- What somebody asks the operator about their data has the clock of what businesses are asked. It belongs to none of
-- them, is said in free words, and its address is shown to be the writer's by the one-use link.
ALTER TABLE "rights_request" ALTER COLUMN "organization_id" DROP NOT NULL,
  ADD COLUMN "proven_at" TIMESTAMPTZ(3),
  ADD CONSTRAINT "rights_request_of_operator" CHECK ("organization_id" IS NOT NULL OR "kind" = 'other');
ALTER TABLE "rights_event" ALTER COLUMN "organization_id" DROP NOT NULL;
