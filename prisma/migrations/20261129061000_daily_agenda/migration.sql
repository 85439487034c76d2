-- A member may be mailed their day's appointments at an hour of their choosing, by the clocks of their own zone.
ALTER TYPE "mail_kind" ADD VALUE 'host_agenda';

ALTER TABLE "membership" ADD COLUMN "agenda_hour" INTEGER;
ALTER TABLE "membership" ADD CONSTRAINT "membership_agenda_hour" CHECK ("agenda_hour" BETWEEN 0 AND 23);

-- Every minute looks for those who want one.
CREATE INDEX "membership_agenda_idx" ON "membership" ("organization_id", "user_id") WHERE "agenda_hour" IS NOT NULL;
