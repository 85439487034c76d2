-- Whether events that are shown as free take their member's time as well. What changes by it is read anew, so that the
-- times of free events are stored where they count alone.
ALTER TABLE "connected_calendar" ADD COLUMN "counts_free" BOOLEAN NOT NULL DEFAULT false;
