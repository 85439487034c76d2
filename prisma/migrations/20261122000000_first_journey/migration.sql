-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "email_token_purpose" AS ENUM ('verify_email', 'reset_password');

-- CreateEnum
CREATE TYPE "member_role" AS ENUM ('owner', 'member');

-- CreateEnum
CREATE TYPE "question_kind" AS ENUM ('text', 'long_text', 'choice', 'several_choices', 'yes_no', 'phone', 'number');

-- CreateEnum
CREATE TYPE "booking_status" AS ENUM ('confirmed', 'cancelled');

-- CreateEnum
CREATE TYPE "booking_party" AS ENUM ('attendee', 'host');

-- CreateEnum
CREATE TYPE "mail_kind" AS ENUM ('verify_email', 'reset_password', 'password_changed', 'booking_confirmed', 'booking_moved', 'booking_cancelled');

-- CreateEnum
CREATE TYPE "mail_status" AS ENUM ('queued', 'sent', 'failed');

-- CreateEnum
CREATE TYPE "call_end" AS ENUM ('left', 'connection_lost', 'time_over', 'server_stopped');

-- CreateEnum
CREATE TYPE "participant_role" AS ENUM ('host', 'attendee', 'guest');

-- CreateEnum
CREATE TYPE "leave_reason" AS ENUM ('left', 'connection_lost', 'removed', 'time_over', 'server_stopped');

-- CreateTable
CREATE TABLE "app_user" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified_at" TIMESTAMPTZ(3),
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "time_zone" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "network" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "email_token" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "purpose" "email_token_purpose" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "email_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organization" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "welcome_text" TEXT NOT NULL DEFAULT '',
    "accent_color" TEXT NOT NULL DEFAULT '#2f6b5e',
    "time_zone" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "retention_days" INTEGER NOT NULL DEFAULT 365,
    "logo_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "page_version" (
    "organization_id" TEXT NOT NULL,
    "version" BIGINT NOT NULL DEFAULT 1,

    CONSTRAINT "page_version_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "asset" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "asset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "role" "member_role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "schedule" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "schedule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "availability_rule" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "schedule_id" TEXT NOT NULL,
    "weekday" INTEGER NOT NULL,
    "start_minute" INTEGER NOT NULL,
    "end_minute" INTEGER NOT NULL,

    CONSTRAINT "availability_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "date_override" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "schedule_id" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "start_minute" INTEGER,
    "end_minute" INTEGER,

    CONSTRAINT "date_override_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_type" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "host_id" TEXT NOT NULL,
    "schedule_id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "length_minutes" INTEGER NOT NULL,
    "slot_interval_minutes" INTEGER,
    "buffer_before_minutes" INTEGER NOT NULL DEFAULT 0,
    "buffer_after_minutes" INTEGER NOT NULL DEFAULT 0,
    "notice_minutes" INTEGER NOT NULL DEFAULT 120,
    "window_days" INTEGER,
    "change_notice_minutes" INTEGER NOT NULL DEFAULT 0,
    "hidden" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_type_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "event_type_id" TEXT NOT NULL,
    "kind" "question_kind" NOT NULL,
    "label" TEXT NOT NULL,
    "required" BOOLEAN NOT NULL DEFAULT false,
    "options" TEXT[],
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "booking" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "event_type_id" TEXT NOT NULL,
    "host_id" TEXT NOT NULL,
    "status" "booking_status" NOT NULL DEFAULT 'confirmed',
    "title" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "occupied_starts_at" TIMESTAMPTZ(3) NOT NULL,
    "occupied_ends_at" TIMESTAMPTZ(3) NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "idempotency_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "moved_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "cancelled_by" "booking_party",
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "booking_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attendee" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "booking_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "locale" TEXT NOT NULL,

    CONSTRAINT "attendee_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "booking_id" TEXT NOT NULL,
    "question_id" TEXT,
    "label" TEXT NOT NULL,
    "values" TEXT[],
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_message" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT,
    "user_id" TEXT,
    "booking_id" TEXT,
    "attendee_id" TEXT,
    "kind" "mail_kind" NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "facts" JSONB NOT NULL DEFAULT '{}',
    "status" "mail_status" NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "call" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "booking_id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" "call_end",

    CONSTRAINT "call_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "call_participant" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "call_id" TEXT NOT NULL,
    "role" "participant_role" NOT NULL,
    "user_id" TEXT,
    "attendee_id" TEXT,
    "name" TEXT NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    "left_at" TIMESTAMPTZ(3),
    "leave_reason" "leave_reason",

    CONSTRAINT "call_participant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "erasure_receipt" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "ran_at" TIMESTAMPTZ(3) NOT NULL,
    "retention_days" INTEGER NOT NULL,
    "counts" JSONB NOT NULL,

    CONSTRAINT "erasure_receipt_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE INDEX "email_token_user_id_idx" ON "email_token"("user_id");

-- CreateIndex
CREATE INDEX "email_token_expires_at_idx" ON "email_token"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "organization_slug_key" ON "organization"("slug");

-- CreateIndex
CREATE INDEX "asset_organization_id_idx" ON "asset"("organization_id");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "membership_organization_id_user_id_key" ON "membership"("organization_id", "user_id");

-- CreateIndex
CREATE INDEX "schedule_organization_id_idx" ON "schedule"("organization_id");

-- CreateIndex
CREATE INDEX "schedule_user_id_idx" ON "schedule"("user_id");

-- CreateIndex
CREATE INDEX "availability_rule_schedule_id_idx" ON "availability_rule"("schedule_id");

-- CreateIndex
CREATE INDEX "date_override_schedule_id_date_idx" ON "date_override"("schedule_id", "date");

-- CreateIndex
CREATE INDEX "event_type_host_id_idx" ON "event_type"("host_id");

-- CreateIndex
CREATE INDEX "event_type_schedule_id_idx" ON "event_type"("schedule_id");

-- CreateIndex
CREATE UNIQUE INDEX "event_type_organization_id_slug_key" ON "event_type"("organization_id", "slug");

-- CreateIndex
CREATE INDEX "question_event_type_id_idx" ON "question"("event_type_id");

-- CreateIndex
CREATE INDEX "booking_organization_id_starts_at_idx" ON "booking"("organization_id", "starts_at");

-- CreateIndex
CREATE INDEX "booking_organization_id_ends_at_idx" ON "booking"("organization_id", "ends_at");

-- CreateIndex
CREATE INDEX "booking_host_id_starts_at_idx" ON "booking"("host_id", "starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "booking_event_type_id_idempotency_key_key" ON "booking"("event_type_id", "idempotency_key");

-- CreateIndex
CREATE INDEX "attendee_booking_id_idx" ON "attendee"("booking_id");

-- CreateIndex
CREATE INDEX "attendee_organization_id_email_idx" ON "attendee"("organization_id", "email");

-- CreateIndex
CREATE INDEX "answer_booking_id_idx" ON "answer"("booking_id");

-- CreateIndex
CREATE INDEX "answer_question_id_idx" ON "answer"("question_id");

-- CreateIndex
CREATE UNIQUE INDEX "mail_message_dedupe_key_key" ON "mail_message"("dedupe_key");

-- CreateIndex
CREATE INDEX "mail_message_organization_id_idx" ON "mail_message"("organization_id");

-- CreateIndex
CREATE INDEX "mail_message_user_id_idx" ON "mail_message"("user_id");

-- CreateIndex
CREATE INDEX "mail_message_booking_id_idx" ON "mail_message"("booking_id");

-- CreateIndex
CREATE INDEX "mail_message_attendee_id_idx" ON "mail_message"("attendee_id");

-- CreateIndex
CREATE INDEX "mail_message_status_created_at_idx" ON "mail_message"("status", "created_at");

-- CreateIndex
CREATE INDEX "call_organization_id_started_at_idx" ON "call"("organization_id", "started_at");

-- CreateIndex
CREATE INDEX "call_booking_id_idx" ON "call"("booking_id");

-- CreateIndex
CREATE INDEX "call_participant_call_id_idx" ON "call_participant"("call_id");

-- CreateIndex
CREATE INDEX "call_participant_user_id_idx" ON "call_participant"("user_id");

-- CreateIndex
CREATE INDEX "call_participant_attendee_id_idx" ON "call_participant"("attendee_id");

-- CreateIndex
CREATE INDEX "erasure_receipt_organization_id_ran_at_idx" ON "erasure_receipt"("organization_id", "ran_at");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_token" ADD CONSTRAINT "email_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "page_version" ADD CONSTRAINT "page_version_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "asset" ADD CONSTRAINT "asset_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "schedule" ADD CONSTRAINT "schedule_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "schedule" ADD CONSTRAINT "schedule_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "availability_rule" ADD CONSTRAINT "availability_rule_schedule_id_fkey" FOREIGN KEY ("schedule_id") REFERENCES "schedule"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "date_override" ADD CONSTRAINT "date_override_schedule_id_fkey" FOREIGN KEY ("schedule_id") REFERENCES "schedule"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_type" ADD CONSTRAINT "event_type_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_type" ADD CONSTRAINT "event_type_host_id_fkey" FOREIGN KEY ("host_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_type" ADD CONSTRAINT "event_type_schedule_id_fkey" FOREIGN KEY ("schedule_id") REFERENCES "schedule"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_event_type_id_fkey" FOREIGN KEY ("event_type_id") REFERENCES "event_type"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_event_type_id_fkey" FOREIGN KEY ("event_type_id") REFERENCES "event_type"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_host_id_fkey" FOREIGN KEY ("host_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendee" ADD CONSTRAINT "attendee_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "question"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_attendee_id_fkey" FOREIGN KEY ("attendee_id") REFERENCES "attendee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call" ADD CONSTRAINT "call_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call" ADD CONSTRAINT "call_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_participant" ADD CONSTRAINT "call_participant_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "call"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_participant" ADD CONSTRAINT "call_participant_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_participant" ADD CONSTRAINT "call_participant_attendee_id_fkey" FOREIGN KEY ("attendee_id") REFERENCES "attendee"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "erasure_receipt" ADD CONSTRAINT "erasure_receipt_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- ── What Prisma cannot say ────────────────────────────────────────────────

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- No two occupied times of one host overlap, whatever code runs. Ranges are half-open: touching is allowed.
ALTER TABLE "booking" ADD CONSTRAINT "booking_no_overlap"
  EXCLUDE USING gist ("host_id" WITH =, tstzrange("occupied_starts_at", "occupied_ends_at", '[)') WITH &&)
  WHERE ("status" = 'confirmed');

ALTER TABLE "booking" ADD CONSTRAINT "booking_times_in_order"
  CHECK ("occupied_starts_at" <= "starts_at" AND "starts_at" < "ends_at" AND "ends_at" <= "occupied_ends_at");

ALTER TABLE "availability_rule" ADD CONSTRAINT "availability_rule_within_day"
  CHECK ("weekday" BETWEEN 1 AND 7 AND 0 <= "start_minute" AND "start_minute" < "end_minute" AND "end_minute" <= 1440);

ALTER TABLE "date_override" ADD CONSTRAINT "date_override_within_day"
  CHECK (("start_minute" IS NULL AND "end_minute" IS NULL)
      OR (0 <= "start_minute" AND "start_minute" < "end_minute" AND "end_minute" <= 1440));

ALTER TABLE "event_type" ADD CONSTRAINT "event_type_lengths"
  CHECK ("length_minutes" BETWEEN 1 AND 1440 AND "slot_interval_minutes" BETWEEN 1 AND 1440
     AND "buffer_before_minutes" BETWEEN 0 AND 1440 AND "buffer_after_minutes" BETWEEN 0 AND 1440
     AND "notice_minutes" >= 0 AND "change_notice_minutes" >= 0 AND "window_days" >= 0);

ALTER TABLE "organization" ADD CONSTRAINT "organization_retention" CHECK ("retention_days" BETWEEN 1 AND 2557);

ALTER TABLE "app_user" ADD CONSTRAINT "app_user_email_lower_case" CHECK ("email" = lower("email"));

-- One schedule per member and business is the default one.
CREATE UNIQUE INDEX "schedule_one_default" ON "schedule" ("organization_id", "user_id") WHERE "is_default";

-- A running call is unique per booking, so that two processes cannot both open one.
CREATE UNIQUE INDEX "call_one_running" ON "call" ("booking_id") WHERE "ended_at" IS NULL;

-- The version of a business's public pages. A rendered page is kept only as long as its version stands, so it must
-- rise in the very transaction that changes what the page shows. The triggers are deferred: the row is locked at
-- commit alone, and bookings of one business do not queue behind each other's work.
CREATE FUNCTION "raise_page_version_of"("ids" text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- Locks are taken in one order, so that transactions over several businesses cannot deadlock.
  PERFORM 1 FROM "page_version" WHERE "organization_id" = ANY ("ids") ORDER BY "organization_id" FOR UPDATE;
  UPDATE "page_version" SET "version" = "version" + 1 WHERE "organization_id" = ANY ("ids");
END $$;

CREATE FUNCTION "page_version_created"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "page_version" ("organization_id") VALUES (NEW."id");
  RETURN NULL;
END $$;

CREATE FUNCTION "page_version_by_organization"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "raise_page_version_of"(ARRAY[CASE WHEN TG_OP = 'DELETE' THEN OLD."organization_id" ELSE NEW."organization_id" END]);
  RETURN NULL;
END $$;

CREATE FUNCTION "page_version_by_itself"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "raise_page_version_of"(ARRAY[NEW."id"]);
  RETURN NULL;
END $$;

-- A member's time is one, in every business they belong to.
CREATE FUNCTION "page_version_by_person"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "person" text[];
BEGIN
  IF TG_TABLE_NAME = 'app_user' THEN "person" := ARRAY[NEW."id"];
  ELSIF TG_OP = 'INSERT' THEN "person" := ARRAY[NEW."host_id"];
  ELSIF TG_OP = 'DELETE' THEN "person" := ARRAY[OLD."host_id"];
  ELSE "person" := ARRAY[OLD."host_id", NEW."host_id"];
  END IF;
  PERFORM "raise_page_version_of"(ARRAY(SELECT "organization_id" FROM "membership" WHERE "user_id" = ANY ("person")));
  RETURN NULL;
END $$;

CREATE TRIGGER "page_version_created" AFTER INSERT ON "organization"
  FOR EACH ROW EXECUTE FUNCTION "page_version_created"();
CREATE CONSTRAINT TRIGGER "page_version" AFTER UPDATE ON "organization"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "page_version_by_itself"();
CREATE CONSTRAINT TRIGGER "page_version" AFTER UPDATE OF "name" ON "app_user"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "page_version_by_person"();
CREATE CONSTRAINT TRIGGER "page_version" AFTER INSERT OR DELETE OR UPDATE OF "status", "host_id", "occupied_starts_at", "occupied_ends_at" ON "booking"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "page_version_by_person"();
CREATE CONSTRAINT TRIGGER "page_version" AFTER INSERT OR UPDATE OR DELETE ON "event_type"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "page_version_by_organization"();
CREATE CONSTRAINT TRIGGER "page_version" AFTER INSERT OR UPDATE OR DELETE ON "question"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "page_version_by_organization"();
CREATE CONSTRAINT TRIGGER "page_version" AFTER INSERT OR UPDATE OR DELETE ON "schedule"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "page_version_by_organization"();
CREATE CONSTRAINT TRIGGER "page_version" AFTER INSERT OR UPDATE OR DELETE ON "availability_rule"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "page_version_by_organization"();
CREATE CONSTRAINT TRIGGER "page_version" AFTER INSERT OR UPDATE OR DELETE ON "date_override"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "page_version_by_organization"();
CREATE CONSTRAINT TRIGGER "page_version" AFTER INSERT OR UPDATE OR DELETE ON "membership"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "page_version_by_organization"();
