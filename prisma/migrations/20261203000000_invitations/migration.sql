-- Somebody is asked by mail to belong to a business. The mailed link carries a signature over the id that the instance's
-- secret makes: whoever reads this table can open none. Accepted or withdrawn, the row goes at once; one that ran out can
-- be sent anew for a week.
ALTER TYPE "mail_kind" ADD VALUE 'member_invited';

CREATE TABLE "invitation" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "role" "member_role" NOT NULL,
    "invited_by_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "invitation_lower_case" CHECK ("email" = lower("email")),
    CONSTRAINT "invitation_never_owner" CHECK ("role" <> 'owner'),
    CONSTRAINT "invitation_within_a_week" CHECK ("expires_at" <= "created_at" + interval '168 hours'),
    CONSTRAINT "invitation_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "invitation_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "invitation_organization_id_email_key" ON "invitation"("organization_id", "email");
CREATE INDEX "invitation_email_idx" ON "invitation"("email");
CREATE INDEX "invitation_invited_by_id_idx" ON "invitation"("invited_by_id");
CREATE INDEX "invitation_expires_at_idx" ON "invitation"("expires_at");

ALTER TABLE "mail_message" ADD COLUMN "invitation_id" TEXT;
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "mail_message_invitation_id_idx" ON "mail_message"("invitation_id");

-- An invitation that was used or withdrawn stays dead after a restore.
CREATE TRIGGER "leaves_tombstone" AFTER DELETE ON "invitation" REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION "leaves_tombstone"();
