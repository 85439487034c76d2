-- Mails after an appointment: a word some hours later, where the event type says so, and one to whoever did not come.
ALTER TYPE "mail_kind" ADD VALUE 'booking_follow_up';
ALTER TYPE "mail_kind" ADD VALUE 'booking_no_show';

ALTER TABLE "event_type" ADD COLUMN "follow_up_hours" INTEGER;
ALTER TABLE "event_type" ADD CONSTRAINT "event_type_follow_up" CHECK ("follow_up_hours" BETWEEN 1 AND 720);

ALTER TABLE "attendee" ADD COLUMN "no_show_at" TIMESTAMPTZ(3);

-- What is due is found by its time, however many bookings there are.
CREATE INDEX "booking_confirmed_ends_at_idx" ON "booking" ("ends_at") WHERE "status" = 'confirmed';
