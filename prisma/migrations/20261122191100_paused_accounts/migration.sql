-- Somebody may rest: they give no time meanwhile, and a business in which nobody else does is closed to visitors. Nothing
-- is erased; both end with one press.
ALTER TABLE "app_user" ADD COLUMN "paused_at" TIMESTAMPTZ(3);
ALTER TABLE "organization" ADD COLUMN "paused_at" TIMESTAMPTZ(3);
