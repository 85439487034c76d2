-- A sign-in from a browser that is not known is told to the account, and once a year the account is asked whether what
-- it says of itself is still right.
ALTER TYPE "mail_kind" ADD VALUE 'new_device';

ALTER TABLE "app_user" ADD COLUMN "profile_confirmed_at" TIMESTAMPTZ(3);
