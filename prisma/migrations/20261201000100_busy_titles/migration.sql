-- What the events of a connected calendar are called, sealed, for their member's own eyes and where the member says so.
ALTER TABLE "connected_calendar" ADD COLUMN "keeps_titles" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "calendar_busy" ADD COLUMN "title" TEXT;
