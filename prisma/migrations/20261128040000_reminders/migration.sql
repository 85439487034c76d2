-- Attendees are reminded of their meetings: a day and an hour before, unless the event type says otherwise.
ALTER TYPE "mail_kind" ADD VALUE 'booking_reminder';

ALTER TABLE "event_type" ADD COLUMN "reminder_minutes" INTEGER[] NOT NULL DEFAULT '{1440,60}';
ALTER TABLE "event_type" ADD CONSTRAINT "event_type_reminders" CHECK (
  cardinality("reminder_minutes") <= 10 AND 0 < ALL ("reminder_minutes") AND 43200 >= ALL ("reminder_minutes"));

-- What is due is found by its time, however many bookings there are.
CREATE INDEX "booking_confirmed_starts_at_idx" ON "booking" ("starts_at") WHERE "status" = 'confirmed';

-- Up to when reminders have been handed out. There is one row at most.
CREATE TABLE "reminder_clock" (
    "id" TEXT NOT NULL DEFAULT 'one',
    "done_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reminder_clock_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "reminder_clock_is_one" CHECK ("id" = 'one')
);
