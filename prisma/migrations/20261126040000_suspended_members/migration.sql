-- Whoever the business itself suspended comes no more into it. "suspended_at" alone says that somebody gives no time,
-- which is also so while they rest or are about to leave.
ALTER TABLE "membership" ADD COLUMN "barred_at" TIMESTAMPTZ(3);
ALTER TABLE "membership" ADD CONSTRAINT "membership_barred_gives_no_time"
  CHECK ("barred_at" IS NULL OR "suspended_at" IS NOT NULL);

ALTER TYPE "mail_kind" ADD VALUE 'member_suspended';
ALTER TYPE "mail_kind" ADD VALUE 'member_restored';

UPDATE "membership" AS m SET "barred_at" = m."suspended_at" FROM "app_user" AS u
  WHERE u."id" = m."user_id" AND m."suspended_at" IS NOT NULL AND u."closes_at" IS NULL
    AND u."paused_at" IS DISTINCT FROM m."suspended_at";
