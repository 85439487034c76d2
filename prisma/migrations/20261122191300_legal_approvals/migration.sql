-- Nothing is handed to an authority before somebody has looked at the request and put their name to it; in an emergency two
-- people have, and what was done is looked at once more within 72 hours.
ALTER TABLE "legal_request" ADD COLUMN "approved_by" TEXT[] NOT NULL DEFAULT '{}',
  ADD COLUMN "reviewed_at" TIMESTAMPTZ(3), ADD COLUMN "review" TEXT NOT NULL DEFAULT '';

-- Requests of before are left as they were answered.
ALTER TABLE "legal_request" ADD CONSTRAINT "legal_request_vouched"
  CHECK ("approvals" <= cardinality("approved_by") AND ("state" <> 'answered' OR "approvals" >= 1)) NOT VALID;
ALTER TABLE "legal_request" ADD CONSTRAINT "legal_request_review" CHECK (("reviewed_at" IS NOT NULL) = ("review" <> ''));
