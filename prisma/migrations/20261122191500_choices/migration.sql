-- A no to marketing follows the account into every browser in which its owner signs in.
ALTER TABLE "app_user" ADD COLUMN "marketing_refused_at" TIMESTAMPTZ(3);
