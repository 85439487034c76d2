-- A move can make a request of what was agreed: its time to be answered runs from then on.
ALTER TABLE "attendee" ADD COLUMN "asked_at" TIMESTAMPTZ(3);
