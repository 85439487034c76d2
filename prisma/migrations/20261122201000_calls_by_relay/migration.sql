-- Calls of this business go by the operator's relay alone, so that nobody in them learns another's network address.
ALTER TABLE "organization" ADD COLUMN "calls_by_relay" BOOLEAN NOT NULL DEFAULT false;
