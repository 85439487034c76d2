-- A booking for somebody who is not of age waits, sealed, until the guardian whose address was given confirms it: nothing of
-- the child is stored in the open, and no business learns of it, before that. It runs out within a day.
ALTER TYPE "mail_kind" ADD VALUE 'guardian_asked';
ALTER TYPE "consent_purpose" ADD VALUE 'guardian';

CREATE TABLE "guardian_wish" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guardian_wish_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "guardian_wish_within_a_day" CHECK ("expires_at" <= "created_at" + interval '24 hours'),
    CONSTRAINT "guardian_wish_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "guardian_wish_organization_id_idx" ON "guardian_wish"("organization_id");
CREATE INDEX "guardian_wish_expires_at_idx" ON "guardian_wish"("expires_at");

ALTER TABLE "mail_message" ADD COLUMN "guardian_wish_id" TEXT;
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_guardian_wish_id_fkey" FOREIGN KEY ("guardian_wish_id") REFERENCES "guardian_wish"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "mail_message_guardian_wish_id_idx" ON "mail_message"("guardian_wish_id");
