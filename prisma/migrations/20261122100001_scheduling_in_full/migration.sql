-- CreateEnum
CREATE TYPE "host_mode" AS ENUM ('one', 'collective', 'round_robin', 'fixed_round_robin');

-- CreateEnum
CREATE TYPE "window_kind" AS ENUM ('unlimited', 'calendar_days', 'business_days', 'bookable_days', 'dates');

-- CreateEnum
CREATE TYPE "approval_kind" AS ENUM ('never', 'always', 'short_notice');

-- CreateEnum
CREATE TYPE "series_unit" AS ENUM ('week', 'month');

-- CreateEnum
CREATE TYPE "location_kind" AS ENUM ('parley_room', 'host_calls', 'attendee_calls', 'in_person', 'link');

-- CreateEnum
CREATE TYPE "limit_period" AS ENUM ('day', 'week', 'month', 'year');

-- CreateEnum
CREATE TYPE "booking_source" AS ENUM ('page', 'embed', 'by_hand', 'time_offer', 'waiting_list');

-- CreateEnum
CREATE TYPE "attendee_status" AS ENUM ('pending', 'confirmed', 'cancelled', 'declined', 'expired');

-- CreateEnum
CREATE TYPE "waiting_status" AS ENUM ('waiting', 'offered', 'taken', 'left');

-- CreateEnum
CREATE TYPE "time_offer_status" AS ENUM ('open', 'taken', 'withdrawn');

-- CreateEnum
CREATE TYPE "time_proposal_status" AS ENUM ('open', 'accepted', 'declined');

-- DropForeignKey
ALTER TABLE "event_type" DROP CONSTRAINT "event_type_host_id_fkey";

-- DropForeignKey
ALTER TABLE "event_type" DROP CONSTRAINT "event_type_schedule_id_fkey";




-- AlterTable
ALTER TABLE "answer" ADD COLUMN     "attendee_id" TEXT,
ADD COLUMN     "sensitive" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "attendee" ADD COLUMN     "accompanies_id" TEXT,
ADD COLUMN     "cancelled_at" TIMESTAMPTZ(3),
ADD COLUMN     "cancelled_by" "booking_party",
ADD COLUMN     "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "idempotency_key" TEXT,
ADD COLUMN     "phone" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "sequence" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "status" "attendee_status" NOT NULL DEFAULT 'confirmed';

-- AlterTable
ALTER TABLE "booking" ADD COLUMN     "answer_by" TIMESTAMPTZ(3),
ADD COLUMN     "campaign" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "location_detail" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "location_kind" "location_kind" NOT NULL DEFAULT 'parley_room',
ADD COLUMN     "seats" INTEGER,
ADD COLUMN     "series_id" TEXT,
ADD COLUMN     "source" "booking_source" NOT NULL DEFAULT 'page';

-- AlterTable
ALTER TABLE "event_type" ADD COLUMN     "approval" "approval_kind" NOT NULL DEFAULT 'never',
ADD COLUMN     "approval_hours" INTEGER NOT NULL DEFAULT 48,
ADD COLUMN     "approval_notice_minutes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "attendee_chooses_host" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "attendees_may_cancel" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "attendees_may_move" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "cancellation_policy" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "color" TEXT,
ADD COLUMN     "confirmation_text" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "disabled" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "fit_closely" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "guests_max" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "host_mode" "host_mode" NOT NULL DEFAULT 'one',
ADD COLUMN     "offer_minutes" INTEGER NOT NULL DEFAULT 60,
ADD COLUMN     "ongoing_per_attendee" INTEGER,
ADD COLUMN     "other_lengths" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN     "pending_blocks" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "redirect_url" TEXT,
ADD COLUMN     "redirects_details" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "seats" INTEGER,
ADD COLUMN     "series_every" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "series_max" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "series_unit" "series_unit",
ADD COLUMN     "shows_attendees" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "shows_seats_left" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "slot_offset_minutes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "waiting_list" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "window_first_date" DATE,
ADD COLUMN     "window_kind" "window_kind" NOT NULL DEFAULT 'calendar_days',
ADD COLUMN     "window_last_date" DATE;

-- AlterTable
ALTER TABLE "mail_message" ADD COLUMN     "time_proposal_id" TEXT,
ADD COLUMN     "waiting_entry_id" TEXT;

-- AlterTable
ALTER TABLE "membership" ADD COLUMN     "suspended_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "allowed_sites" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "keeps_campaign" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "question" ADD COLUMN     "condition_id" TEXT,
ADD COLUMN     "condition_value" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "hidden" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "prefill_name" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "sensitive" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "schedule" ADD COLUMN     "holiday_country" TEXT,
ADD COLUMN     "worked_holidays" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "out_of_office" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "first_date" DATE NOT NULL,
    "last_date" DATE NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "colleague_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "out_of_office_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "travel_period" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "first_date" DATE NOT NULL,
    "last_date" DATE NOT NULL,
    "time_zone" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "travel_period_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "busy_time" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "busy_time_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_type_host" (
    "event_type_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "schedule_id" TEXT NOT NULL,
    "fixed" BOOLEAN NOT NULL DEFAULT false,
    "group_name" TEXT NOT NULL DEFAULT '',
    "priority" INTEGER NOT NULL DEFAULT 0,
    "weight" INTEGER NOT NULL DEFAULT 100,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "event_type_host_pkey" PRIMARY KEY ("event_type_id","user_id")
);

-- CreateTable
CREATE TABLE "event_location" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "event_type_id" TEXT NOT NULL,
    "kind" "location_kind" NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "event_location_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "booking_limit" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "event_type_id" TEXT,
    "user_id" TEXT,
    "period" "limit_period" NOT NULL,
    "max_count" INTEGER,
    "max_minutes" INTEGER,

    CONSTRAINT "booking_limit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "private_link" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "event_type_id" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "max_uses" INTEGER,
    "uses" INTEGER NOT NULL DEFAULT 0,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "private_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "booking_host" (
    "booking_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,

    CONSTRAINT "booking_host_pkey" PRIMARY KEY ("booking_id","user_id")
);

-- CreateTable
CREATE TABLE "occupied_time" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "host_id" TEXT NOT NULL,
    "booking_id" TEXT,
    "hold_id" TEXT,
    "meeting" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "occupied_time_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hold" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "event_type_id" TEXT NOT NULL,
    "visitor" TEXT NOT NULL,
    "network" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "host_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "hold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "series" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "event_type_id" TEXT NOT NULL,
    "unit" "series_unit" NOT NULL,
    "every" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "series_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "waiting_entry" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "event_type_id" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3),
    "date" DATE,
    "status" "waiting_status" NOT NULL DEFAULT 'waiting',
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "hold_id" TEXT,
    "offered_start" TIMESTAMPTZ(3),
    "offer_expires_at" TIMESTAMPTZ(3),
    "ends_on" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "waiting_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "time_offer" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "event_type_id" TEXT NOT NULL,
    "host_id" TEXT NOT NULL,
    "booking_id" TEXT,
    "status" "time_offer_status" NOT NULL DEFAULT 'open',
    "length_minutes" INTEGER NOT NULL,
    "starts" TIMESTAMPTZ(3)[] DEFAULT ARRAY[]::TIMESTAMPTZ(3)[],
    "recipient_name" TEXT NOT NULL DEFAULT '',
    "recipient_email" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "ends_on" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "time_offer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "time_proposal" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "time_offer_id" TEXT NOT NULL,
    "status" "time_proposal_status" NOT NULL DEFAULT 'open',
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "time_proposal_pkey" PRIMARY KEY ("id")
);

-- ── What was kept in one place moves to its own ───────────────────────────
-- Changes of rows leave trigger events behind, and PostgreSQL alters no table that has any.
SET CONSTRAINTS ALL IMMEDIATE;

INSERT INTO "event_type_host" ("event_type_id", "user_id", "organization_id", "schedule_id")
  SELECT "id", "host_id", "organization_id", "schedule_id" FROM "event_type";
INSERT INTO "event_location" ("id", "organization_id", "event_type_id", "kind")
  SELECT substr("id", 1, 25) || 'l', "organization_id", "id", 'parley_room' FROM "event_type";
UPDATE "event_type" SET "window_kind" = 'unlimited' WHERE "window_days" IS NULL;

INSERT INTO "booking_host" ("booking_id", "user_id", "organization_id") SELECT "id", "host_id", "organization_id" FROM "booking";
INSERT INTO "occupied_time" ("id", "organization_id", "host_id", "booking_id", "meeting", "starts_at", "ends_at")
  SELECT "id", "organization_id", "host_id", "id", "id", "occupied_starts_at", "occupied_ends_at" FROM "booking" WHERE "status" = 'confirmed';
UPDATE "attendee" SET "idempotency_key" = b."idempotency_key", "sequence" = b."sequence", "created_at" = b."created_at",
    "cancelled_at" = b."cancelled_at", "cancelled_by" = b."cancelled_by", "status" = b."status"::text::"attendee_status"
  FROM "booking" b WHERE b."id" = "attendee"."booking_id";
UPDATE "answer" SET "attendee_id" = (SELECT min(a."id") FROM "attendee" a WHERE a."booking_id" = "answer"."booking_id");

ALTER TABLE "answer" ALTER COLUMN "attendee_id" SET NOT NULL;
ALTER TABLE "booking" DROP CONSTRAINT "booking_no_overlap";
ALTER TABLE "booking" DROP COLUMN "idempotency_key";
ALTER TABLE "event_type" DROP COLUMN "host_id", DROP COLUMN "schedule_id";

-- CreateIndex
CREATE INDEX "out_of_office_organization_id_idx" ON "out_of_office"("organization_id");

-- CreateIndex
CREATE INDEX "out_of_office_user_id_last_date_idx" ON "out_of_office"("user_id", "last_date");

-- CreateIndex
CREATE INDEX "out_of_office_colleague_id_idx" ON "out_of_office"("colleague_id");

-- CreateIndex
CREATE INDEX "travel_period_organization_id_idx" ON "travel_period"("organization_id");

-- CreateIndex
CREATE INDEX "travel_period_user_id_last_date_idx" ON "travel_period"("user_id", "last_date");

-- CreateIndex
CREATE INDEX "busy_time_organization_id_ends_at_idx" ON "busy_time"("organization_id", "ends_at");

-- CreateIndex
CREATE INDEX "busy_time_user_id_starts_at_idx" ON "busy_time"("user_id", "starts_at");

-- CreateIndex
CREATE INDEX "event_type_host_user_id_idx" ON "event_type_host"("user_id");

-- CreateIndex
CREATE INDEX "event_type_host_organization_id_idx" ON "event_type_host"("organization_id");

-- CreateIndex
CREATE INDEX "event_type_host_schedule_id_idx" ON "event_type_host"("schedule_id");

-- CreateIndex
CREATE INDEX "event_location_organization_id_idx" ON "event_location"("organization_id");

-- CreateIndex
CREATE INDEX "event_location_event_type_id_idx" ON "event_location"("event_type_id");

-- CreateIndex
CREATE INDEX "booking_limit_user_id_idx" ON "booking_limit"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "booking_limit_event_type_id_period_key" ON "booking_limit"("event_type_id", "period");

-- CreateIndex
CREATE UNIQUE INDEX "booking_limit_organization_id_user_id_period_key" ON "booking_limit"("organization_id", "user_id", "period");

-- CreateIndex
CREATE INDEX "private_link_organization_id_idx" ON "private_link"("organization_id");

-- CreateIndex
CREATE INDEX "private_link_event_type_id_idx" ON "private_link"("event_type_id");

-- CreateIndex
CREATE INDEX "booking_host_user_id_idx" ON "booking_host"("user_id");

-- CreateIndex
CREATE INDEX "booking_host_organization_id_idx" ON "booking_host"("organization_id");

-- CreateIndex
CREATE INDEX "occupied_time_organization_id_idx" ON "occupied_time"("organization_id");

-- CreateIndex
CREATE INDEX "occupied_time_host_id_starts_at_idx" ON "occupied_time"("host_id", "starts_at");

-- CreateIndex
CREATE INDEX "occupied_time_booking_id_idx" ON "occupied_time"("booking_id");

-- CreateIndex
CREATE INDEX "occupied_time_hold_id_idx" ON "occupied_time"("hold_id");

-- CreateIndex
CREATE INDEX "hold_event_type_id_starts_at_idx" ON "hold"("event_type_id", "starts_at");

-- CreateIndex
CREATE INDEX "hold_expires_at_idx" ON "hold"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "hold_organization_id_visitor_key" ON "hold"("organization_id", "visitor");

-- CreateIndex
CREATE INDEX "series_organization_id_idx" ON "series"("organization_id");

-- CreateIndex
CREATE INDEX "series_event_type_id_idx" ON "series"("event_type_id");

-- CreateIndex
CREATE INDEX "waiting_entry_event_type_id_status_created_at_idx" ON "waiting_entry"("event_type_id", "status", "created_at");

-- CreateIndex
CREATE INDEX "waiting_entry_organization_id_ends_on_idx" ON "waiting_entry"("organization_id", "ends_on");

-- CreateIndex
CREATE INDEX "waiting_entry_organization_id_email_idx" ON "waiting_entry"("organization_id", "email");

-- CreateIndex
CREATE INDEX "waiting_entry_hold_id_idx" ON "waiting_entry"("hold_id");

-- CreateIndex
CREATE INDEX "time_offer_organization_id_ends_on_idx" ON "time_offer"("organization_id", "ends_on");

-- CreateIndex
CREATE INDEX "time_offer_event_type_id_idx" ON "time_offer"("event_type_id");

-- CreateIndex
CREATE INDEX "time_offer_host_id_idx" ON "time_offer"("host_id");

-- CreateIndex
CREATE INDEX "time_offer_booking_id_idx" ON "time_offer"("booking_id");

-- CreateIndex
CREATE INDEX "time_proposal_organization_id_idx" ON "time_proposal"("organization_id");

-- CreateIndex
CREATE INDEX "time_proposal_time_offer_id_idx" ON "time_proposal"("time_offer_id");

-- CreateIndex
CREATE INDEX "answer_attendee_id_idx" ON "answer"("attendee_id");

-- CreateIndex
CREATE INDEX "attendee_accompanies_id_idx" ON "attendee"("accompanies_id");

-- CreateIndex
CREATE UNIQUE INDEX "attendee_organization_id_idempotency_key_key" ON "attendee"("organization_id", "idempotency_key");

-- CreateIndex
CREATE INDEX "booking_event_type_id_starts_at_idx" ON "booking"("event_type_id", "starts_at");

-- CreateIndex
CREATE INDEX "booking_series_id_idx" ON "booking"("series_id");

-- CreateIndex
CREATE INDEX "booking_status_answer_by_idx" ON "booking"("status", "answer_by");

-- CreateIndex
CREATE INDEX "mail_message_waiting_entry_id_idx" ON "mail_message"("waiting_entry_id");

-- CreateIndex
CREATE INDEX "mail_message_time_proposal_id_idx" ON "mail_message"("time_proposal_id");

-- CreateIndex
CREATE INDEX "question_condition_id_idx" ON "question"("condition_id");

-- AddForeignKey
ALTER TABLE "out_of_office" ADD CONSTRAINT "out_of_office_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "out_of_office" ADD CONSTRAINT "out_of_office_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "out_of_office" ADD CONSTRAINT "out_of_office_colleague_id_fkey" FOREIGN KEY ("colleague_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "travel_period" ADD CONSTRAINT "travel_period_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "travel_period" ADD CONSTRAINT "travel_period_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "busy_time" ADD CONSTRAINT "busy_time_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "busy_time" ADD CONSTRAINT "busy_time_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_type_host" ADD CONSTRAINT "event_type_host_event_type_id_fkey" FOREIGN KEY ("event_type_id") REFERENCES "event_type"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_type_host" ADD CONSTRAINT "event_type_host_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_type_host" ADD CONSTRAINT "event_type_host_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_type_host" ADD CONSTRAINT "event_type_host_schedule_id_fkey" FOREIGN KEY ("schedule_id") REFERENCES "schedule"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_location" ADD CONSTRAINT "event_location_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_location" ADD CONSTRAINT "event_location_event_type_id_fkey" FOREIGN KEY ("event_type_id") REFERENCES "event_type"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking_limit" ADD CONSTRAINT "booking_limit_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking_limit" ADD CONSTRAINT "booking_limit_event_type_id_fkey" FOREIGN KEY ("event_type_id") REFERENCES "event_type"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking_limit" ADD CONSTRAINT "booking_limit_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "private_link" ADD CONSTRAINT "private_link_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "private_link" ADD CONSTRAINT "private_link_event_type_id_fkey" FOREIGN KEY ("event_type_id") REFERENCES "event_type"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_condition_id_fkey" FOREIGN KEY ("condition_id") REFERENCES "question"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "series"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking_host" ADD CONSTRAINT "booking_host_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking_host" ADD CONSTRAINT "booking_host_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking_host" ADD CONSTRAINT "booking_host_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "occupied_time" ADD CONSTRAINT "occupied_time_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "occupied_time" ADD CONSTRAINT "occupied_time_host_id_fkey" FOREIGN KEY ("host_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "occupied_time" ADD CONSTRAINT "occupied_time_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "occupied_time" ADD CONSTRAINT "occupied_time_hold_id_fkey" FOREIGN KEY ("hold_id") REFERENCES "hold"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hold" ADD CONSTRAINT "hold_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hold" ADD CONSTRAINT "hold_event_type_id_fkey" FOREIGN KEY ("event_type_id") REFERENCES "event_type"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "series" ADD CONSTRAINT "series_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "series" ADD CONSTRAINT "series_event_type_id_fkey" FOREIGN KEY ("event_type_id") REFERENCES "event_type"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendee" ADD CONSTRAINT "attendee_accompanies_id_fkey" FOREIGN KEY ("accompanies_id") REFERENCES "attendee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_attendee_id_fkey" FOREIGN KEY ("attendee_id") REFERENCES "attendee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waiting_entry" ADD CONSTRAINT "waiting_entry_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waiting_entry" ADD CONSTRAINT "waiting_entry_event_type_id_fkey" FOREIGN KEY ("event_type_id") REFERENCES "event_type"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waiting_entry" ADD CONSTRAINT "waiting_entry_hold_id_fkey" FOREIGN KEY ("hold_id") REFERENCES "hold"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "time_offer" ADD CONSTRAINT "time_offer_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "time_offer" ADD CONSTRAINT "time_offer_event_type_id_fkey" FOREIGN KEY ("event_type_id") REFERENCES "event_type"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "time_offer" ADD CONSTRAINT "time_offer_host_id_fkey" FOREIGN KEY ("host_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "time_offer" ADD CONSTRAINT "time_offer_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "time_proposal" ADD CONSTRAINT "time_proposal_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "time_proposal" ADD CONSTRAINT "time_proposal_time_offer_id_fkey" FOREIGN KEY ("time_offer_id") REFERENCES "time_offer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_waiting_entry_id_fkey" FOREIGN KEY ("waiting_entry_id") REFERENCES "waiting_entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_time_proposal_id_fkey" FOREIGN KEY ("time_proposal_id") REFERENCES "time_proposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- ── What Prisma cannot say ────────────────────────────────────────────────

-- No two occupied times of one host overlap, whatever code runs, unless they are of one meeting (seats of a group).
-- Ranges are half-open: touching is allowed.
ALTER TABLE "occupied_time" ADD CONSTRAINT "occupied_time_no_overlap"
  EXCLUDE USING gist ("host_id" WITH =, tstzrange("starts_at", "ends_at", '[)') WITH &&, "meeting" WITH <>);

-- And one meeting of a host is one booking.
CREATE UNIQUE INDEX "occupied_time_one_booking" ON "occupied_time" ("host_id", "meeting") WHERE "booking_id" IS NOT NULL;

ALTER TABLE "occupied_time" ADD CONSTRAINT "occupied_time_of_one" CHECK ("starts_at" < "ends_at" AND num_nonnulls("booking_id", "hold_id") = 1);

-- A confirmed booking occupies the time of each of its hosts, and one that is over occupies nobody's: checked when the
-- transaction ends, so that no code can confirm a booking past the constraint above.
CREATE FUNCTION "check_booking_occupies"("of_booking" text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  "b" record;
  "hosts" bigint;
  "taken" bigint;
BEGIN
  SELECT "id", "status"::text AS "status", "host_id", "occupied_starts_at", "occupied_ends_at" INTO "b" FROM "booking" WHERE "id" = "of_booking";
  IF NOT FOUND THEN RETURN; END IF;
  SELECT count(*) INTO "taken" FROM "occupied_time" t WHERE t."booking_id" = "of_booking";
  IF "b"."status" IN ('cancelled', 'declined', 'expired') AND "taken" = 0 THEN RETURN; END IF;
  IF "b"."status" = 'pending' AND "taken" = 0 THEN RETURN; END IF;
  SELECT count(*) INTO "hosts" FROM "booking_host" h
    JOIN "occupied_time" t ON t."booking_id" = h."booking_id" AND t."host_id" = h."user_id"
     AND t."starts_at" = "b"."occupied_starts_at" AND t."ends_at" = "b"."occupied_ends_at"
   WHERE h."booking_id" = "of_booking";
  IF "b"."status" IN ('pending', 'confirmed') AND "hosts" = "taken" AND "hosts" > 0
     AND "hosts" = (SELECT count(*) FROM "booking_host" h WHERE h."booking_id" = "of_booking")
     AND EXISTS (SELECT 1 FROM "booking_host" h WHERE h."booking_id" = "of_booking" AND h."user_id" = "b"."host_id") THEN RETURN; END IF;
  RAISE EXCEPTION 'booking % is % and does not occupy its hosts'' time accordingly', "of_booking", "b"."status"
    USING ERRCODE = 'check_violation', CONSTRAINT = 'booking_occupies';
END $$;

CREATE FUNCTION "booking_occupies"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "check_booking_occupies"(NEW."id");
  RETURN NULL;
END $$;

CREATE FUNCTION "booking_occupies_still"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM "check_booking_occupies"(OLD."booking_id"); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM "check_booking_occupies"(NEW."booking_id"); END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "booking_occupies" AFTER INSERT OR UPDATE OF "status", "host_id", "occupied_starts_at", "occupied_ends_at" ON "booking"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "booking_occupies"();
CREATE CONSTRAINT TRIGGER "booking_occupies" AFTER UPDATE OR DELETE ON "occupied_time"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD."booking_id" IS NOT NULL) EXECUTE FUNCTION "booking_occupies_still"();
CREATE CONSTRAINT TRIGGER "booking_occupies_from_now" AFTER INSERT ON "occupied_time"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW."booking_id" IS NOT NULL) EXECUTE FUNCTION "booking_occupies_still"();
CREATE CONSTRAINT TRIGGER "booking_occupies" AFTER INSERT OR UPDATE OR DELETE ON "booking_host"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "booking_occupies_still"();

-- No group is over-filled, and nobody has a place in a booking that is over. The booking's row is locked, so that two
-- seats cannot both be the last one, and a place cannot be taken while the meeting is being cancelled.
CREATE FUNCTION "attendee_has_a_seat"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "places" integer;
  "state" text;
BEGIN
  IF NEW."status" NOT IN ('pending', 'confirmed') THEN RETURN NEW; END IF;
  SELECT "seats", "status"::text INTO "places", "state" FROM "booking" WHERE "id" = NEW."booking_id" FOR NO KEY UPDATE;
  IF "state" NOT IN ('pending', 'confirmed') THEN
    RAISE EXCEPTION 'booking % is over and has no seat left', NEW."booking_id" USING ERRCODE = 'check_violation', CONSTRAINT = 'booking_seats';
  END IF;
  IF "places" IS NOT NULL AND "places" <= (SELECT count(*) FROM "attendee" a
      WHERE a."booking_id" = NEW."booking_id" AND a."id" <> NEW."id" AND a."status" IN ('pending', 'confirmed')) THEN
    RAISE EXCEPTION 'booking % has no seat left', NEW."booking_id" USING ERRCODE = 'check_violation', CONSTRAINT = 'booking_seats';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "attendee_has_a_seat" BEFORE INSERT OR UPDATE OF "status", "booking_id" ON "attendee"
  FOR EACH ROW EXECUTE FUNCTION "attendee_has_a_seat"();

CREATE FUNCTION "booking_keeps_its_seats"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."seats" < (SELECT count(*) FROM "attendee" a WHERE a."booking_id" = NEW."id" AND a."status" IN ('pending', 'confirmed')) THEN
    RAISE EXCEPTION 'booking % has more attendees than that', NEW."id" USING ERRCODE = 'check_violation', CONSTRAINT = 'booking_seats';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "booking_keeps_its_seats" BEFORE UPDATE OF "seats" ON "booking" FOR EACH ROW
  WHEN (NEW."seats" IS NOT NULL) EXECUTE FUNCTION "booking_keeps_its_seats"();

-- One address takes one seat of a meeting.
CREATE UNIQUE INDEX "attendee_one_seat" ON "attendee" ("booking_id", lower("email")) WHERE "status" IN ('pending', 'confirmed');

ALTER TABLE "event_type" DROP CONSTRAINT "event_type_lengths";
ALTER TABLE "event_type" ADD CONSTRAINT "event_type_lengths"
  CHECK ("length_minutes" BETWEEN 1 AND 1440 AND 1 <= ALL ("other_lengths") AND 1440 >= ALL ("other_lengths")
     AND "slot_interval_minutes" BETWEEN 1 AND 1440 AND "slot_offset_minutes" BETWEEN 0 AND 1439
     AND "buffer_before_minutes" BETWEEN 0 AND 1440 AND "buffer_after_minutes" BETWEEN 0 AND 1440
     AND "notice_minutes" >= 0 AND "change_notice_minutes" >= 0 AND "approval_notice_minutes" >= 0 AND "approval_hours" BETWEEN 1 AND 8760
     AND "window_days" BETWEEN 0 AND 3660 AND "window_first_date" <= "window_last_date"
     AND "seats" BETWEEN 1 AND 1000 AND "guests_max" BETWEEN 0 AND 50 AND "ongoing_per_attendee" >= 1
     AND "series_every" BETWEEN 1 AND 52 AND "series_max" BETWEEN 1 AND 52 AND "offer_minutes" BETWEEN 5 AND 10080);
ALTER TABLE "event_type" ADD CONSTRAINT "event_type_window"
  CHECK (CASE "window_kind" WHEN 'unlimited' THEN TRUE
    WHEN 'dates' THEN "window_first_date" IS NOT NULL AND "window_last_date" IS NOT NULL
    ELSE "window_days" IS NOT NULL END);
ALTER TABLE "event_type_host" ADD CONSTRAINT "event_type_host_weight" CHECK ("weight" BETWEEN 1 AND 10000);
ALTER TABLE "booking_limit" ADD CONSTRAINT "booking_limit_of_one"
  CHECK (num_nonnulls("event_type_id", "user_id") = 1 AND num_nonnulls("max_count", "max_minutes") >= 1 AND "max_count" >= 1 AND "max_minutes" >= 1);
ALTER TABLE "private_link" ADD CONSTRAINT "private_link_uses" CHECK ("uses" >= 0 AND "max_uses" >= 1 AND "uses" <= "max_uses");
ALTER TABLE "out_of_office" ADD CONSTRAINT "out_of_office_dates" CHECK ("first_date" <= "last_date");
ALTER TABLE "travel_period" ADD CONSTRAINT "travel_period_dates" CHECK ("first_date" <= "last_date");
ALTER TABLE "busy_time" ADD CONSTRAINT "busy_time_in_order" CHECK ("starts_at" < "ends_at");
ALTER TABLE "waiting_entry" ADD CONSTRAINT "waiting_entry_wish" CHECK (num_nonnulls("starts_at", "date") = 1);

-- What changes a public page changes its version. See the first migration.
CREATE FUNCTION "page_version_by_member"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "raise_page_version_of"(ARRAY(SELECT "organization_id" FROM "membership"
    WHERE "user_id" = CASE WHEN TG_OP = 'DELETE' THEN OLD."user_id" ELSE NEW."user_id" END));
  RETURN NULL;
END $$;

-- A booking, or the time that it or a hold takes: of its business, and of every business of all its hosts. All of them
-- are named at once by whichever row comes first, so that members of several businesses make no deadlock.
CREATE FUNCTION "page_version_by_booking"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "of_booking" text;
  "businesses" text[] := '{}';
  "people" text[] := '{}';
BEGIN
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

DROP TRIGGER "page_version" ON "booking";
CREATE CONSTRAINT TRIGGER "page_version" AFTER INSERT OR DELETE OR UPDATE OF "status", "host_id", "starts_at", "ends_at", "seats" ON "booking"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "page_version_by_booking"();
CREATE CONSTRAINT TRIGGER "page_version" AFTER INSERT OR UPDATE OR DELETE ON "occupied_time"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "page_version_by_booking"();
CREATE CONSTRAINT TRIGGER "page_version" AFTER INSERT OR UPDATE OR DELETE ON "busy_time"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "page_version_by_member"();
CREATE CONSTRAINT TRIGGER "page_version" AFTER INSERT OR UPDATE OR DELETE ON "event_type_host"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "page_version_by_organization"();
CREATE CONSTRAINT TRIGGER "page_version" AFTER INSERT OR UPDATE OR DELETE ON "event_location"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "page_version_by_organization"();
CREATE CONSTRAINT TRIGGER "page_version" AFTER INSERT OR UPDATE OR DELETE ON "booking_limit"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "page_version_by_organization"();
CREATE CONSTRAINT TRIGGER "page_version" AFTER INSERT OR UPDATE OR DELETE ON "out_of_office"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "page_version_by_organization"();
CREATE CONSTRAINT TRIGGER "page_version" AFTER INSERT OR UPDATE OR DELETE ON "travel_period"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "page_version_by_organization"();
CREATE CONSTRAINT TRIGGER "page_version" AFTER INSERT OR DELETE OR UPDATE OF "status", "booking_id" ON "attendee"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "page_version_by_organization"();
