-- A member gives another address: confirmed by a link mailed there, and taken back by one mailed to the address of before.
ALTER TYPE "mail_kind" ADD VALUE 'email_change';
ALTER TYPE "mail_kind" ADD VALUE 'email_changed';
ALTER TYPE "mail_kind" ADD VALUE 'email_restored';

CREATE TABLE "email_change" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "from_email" TEXT NOT NULL,
    "to_email" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "email_change_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "email_change_lower_case" CHECK ("from_email" = lower("from_email") AND "to_email" = lower("to_email")),
    CONSTRAINT "email_change_another" CHECK ("from_email" <> "to_email"),
    CONSTRAINT "email_change_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "email_change_user_id_idx" ON "email_change"("user_id");
CREATE INDEX "email_change_from_email_idx" ON "email_change"("from_email");
CREATE INDEX "email_change_expires_at_idx" ON "email_change"("expires_at");
