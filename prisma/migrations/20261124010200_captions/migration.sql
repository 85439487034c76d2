-- Whether people may have captions in calls, by the transcriber that the operator set up. Nothing of them is stored.
ALTER TABLE "organization" ADD COLUMN "captions_calls" BOOLEAN NOT NULL DEFAULT false;
