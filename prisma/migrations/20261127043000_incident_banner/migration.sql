-- Whom an incident concerns reads so in the site as well, where mail is down too: their page knows them by a keyed hash of
-- their address. And the operator can tell everybody, on a page of its own and in its feed.
ALTER TABLE "incident_subject" ADD COLUMN "email_hash" TEXT;
CREATE INDEX "incident_subject_email_hash_idx" ON "incident_subject"("email_hash");
ALTER TABLE "incident" ADD COLUMN "published_at" TIMESTAMPTZ(3);
ALTER TYPE "incident_event_kind" ADD VALUE 'published';
