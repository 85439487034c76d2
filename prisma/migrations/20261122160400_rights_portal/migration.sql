-- The rights portal: who has shown which address, what they asked for, and what became of it.

ALTER TYPE "mail_kind" ADD VALUE 'booking_corrected';
ALTER TYPE "mail_kind" ADD VALUE 'rights_link';
ALTER TYPE "mail_kind" ADD VALUE 'rights_news';
ALTER TYPE "mail_kind" ADD VALUE 'rights_work';

CREATE TYPE "rights_link_purpose" AS ENUM ('enter', 'add', 'correct');
CREATE TYPE "rights_kind" AS ENUM ('access', 'erase', 'correct', 'restrict', 'object', 'withdraw', 'other');
CREATE TYPE "rights_channel" AS ENUM ('self', 'support', 'post');
CREATE TYPE "rights_state" AS ENUM ('open', 'held', 'done', 'refused', 'withdrawn');
CREATE TYPE "rights_event_kind" AS ENUM ('received', 'marked', 'held', 'extended', 'done', 'refused', 'withdrawn');
CREATE TYPE "rights_actor" AS ENUM ('person', 'business', 'clock');

-- Kept but not used: the person asked for it.
ALTER TABLE "attendee" ADD COLUMN "restricted_at" TIMESTAMPTZ(3);

CREATE TABLE "rights_session" (
    "id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "opened_ids" TEXT[] NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rights_session_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "rights_session_token_hash_key" ON "rights_session"("token_hash");
CREATE INDEX "rights_session_expires_at_idx" ON "rights_session"("expires_at");

CREATE TABLE "rights_address" (
    "session_id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "proven_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rights_address_pkey" PRIMARY KEY ("session_id","email"),
    CONSTRAINT "rights_address_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "rights_session"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "rights_link" (
    "id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "purpose" "rights_link_purpose" NOT NULL,
    "email" TEXT NOT NULL,
    "corrects" TEXT[] NOT NULL DEFAULT '{}',
    "locale" TEXT NOT NULL,
    "session_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "rights_link_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "rights_link_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "rights_session"("id") ON DELETE SET NULL ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "rights_link_token_hash_key" ON "rights_link"("token_hash");
CREATE INDEX "rights_link_session_id_idx" ON "rights_link"("session_id");
CREATE INDEX "rights_link_expires_at_idx" ON "rights_link"("expires_at");

CREATE TABLE "rights_request" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "kind" "rights_kind" NOT NULL,
    "channel" "rights_channel" NOT NULL DEFAULT 'self',
    "state" "rights_state" NOT NULL DEFAULT 'open',
    "email" TEXT,
    "locale" TEXT NOT NULL,
    "everything" BOOLEAN NOT NULL DEFAULT false,
    "targets" TEXT[] NOT NULL DEFAULT '{}',
    "text" TEXT NOT NULL DEFAULT '',
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "extended_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "refusal_code" TEXT NOT NULL DEFAULT '',
    "outcome" TEXT NOT NULL DEFAULT '',
    "last_mark" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rights_request_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "rights_request_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    -- 30 days, or 60 where they were extended: nobody can promise more.
    CONSTRAINT "rights_request_due" CHECK ("due_at" <= "received_at" + CASE WHEN "extended_at" IS NULL THEN interval '720 hours' ELSE interval '1440 hours' END),
    CONSTRAINT "rights_request_closed" CHECK (("state" IN ('done', 'refused', 'withdrawn')) = ("closed_at" IS NOT NULL)),
    -- A refusal names its ground and gives its reason; nothing is closed without a word.
    CONSTRAINT "rights_request_refused" CHECK (("state" = 'refused') = ("refusal_code" <> '')),
    CONSTRAINT "rights_request_outcome" CHECK ("state" NOT IN ('done', 'refused') OR "outcome" <> '')
);

CREATE INDEX "rights_request_organization_id_state_due_at_idx" ON "rights_request"("organization_id", "state", "due_at");
CREATE INDEX "rights_request_state_due_at_idx" ON "rights_request"("state", "due_at");
CREATE INDEX "rights_request_address" ON "rights_request"(lower("email"));

CREATE TABLE "rights_event" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "kind" "rights_event_kind" NOT NULL,
    "actor" "rights_actor" NOT NULL,
    "actor_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "day" INTEGER,
    "text" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "rights_event_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "rights_event_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "rights_event_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "rights_request"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "rights_event_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE
);

CREATE INDEX "rights_event_request_id_at_idx" ON "rights_event"("request_id", "at");
CREATE INDEX "rights_event_organization_id_idx" ON "rights_event"("organization_id");
CREATE INDEX "rights_event_actor_id_idx" ON "rights_event"("actor_id");

-- What happened to a request is added and never changed. It goes with its request, and a member who goes is forgotten.
CREATE FUNCTION "rights_event_stays"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.actor_id IS NULL AND OLD.actor_id IS NOT NULL AND
       (to_jsonb(NEW) - 'actor_id') = (to_jsonb(OLD) - 'actor_id') THEN RETURN NEW; END IF;
  ELSIF NOT EXISTS (SELECT FROM rights_request r WHERE r.id = OLD.request_id) THEN RETURN OLD;
  END IF;
  RAISE EXCEPTION 'what happened to a request is never changed';
END $$;

CREATE TRIGGER "rights_event_stays" BEFORE UPDATE OR DELETE ON "rights_event"
  FOR EACH ROW EXECUTE FUNCTION "rights_event_stays"();

ALTER TABLE "mail_message" ADD COLUMN "rights_link_id" TEXT, ADD COLUMN "rights_request_id" TEXT;
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_rights_link_id_fkey" FOREIGN KEY ("rights_link_id") REFERENCES "rights_link"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_rights_request_id_fkey" FOREIGN KEY ("rights_request_id") REFERENCES "rights_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "mail_message_rights_link_id_idx" ON "mail_message"("rights_link_id");
CREATE INDEX "mail_message_rights_request_id_idx" ON "mail_message"("rights_request_id");

-- A person is looked up by address, however it was spelled, across all businesses. The address stands in the same rows
-- in plain text, so a keyed hash beside it would keep nothing from anybody who reads them.
CREATE INDEX "attendee_address" ON "attendee"(lower("email"));
CREATE INDEX "waiting_entry_address" ON "waiting_entry"(lower("email"));
CREATE INDEX "time_offer_address" ON "time_offer"(lower("recipient_email"));
CREATE INDEX "time_proposal_address" ON "time_proposal"(lower("email"));

CREATE TRIGGER "leaves_tombstone" AFTER DELETE ON "rights_request" REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION "leaves_tombstone"();
