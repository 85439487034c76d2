-- Accounts are for adults: that somebody said so, and when. No birth date is kept of anyone. NULL is of before it was asked.
ALTER TABLE "app_user" ADD COLUMN "adult_declared_at" TIMESTAMPTZ(3);

-- What concerns a minor's data is answered within 72 hours, and is not put off.
ALTER TABLE "rights_request" ADD COLUMN "minor" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "rights_request" DROP CONSTRAINT "rights_request_due";
ALTER TABLE "rights_request" ADD CONSTRAINT "rights_request_due" CHECK ("due_at" <= "received_at" + CASE
  WHEN "minor" THEN interval '72 hours' WHEN "extended_at" IS NULL THEN interval '720 hours' ELSE interval '1440 hours' END);
ALTER TABLE "rights_request" ADD CONSTRAINT "rights_request_minor" CHECK (NOT ("minor" AND "extended_at" IS NOT NULL));
