-- A series is what one person repeats, so it belongs to their seats. In a group several people repeat theirs in the
-- same meetings, each in a series of their own.
ALTER TABLE "attendee" ADD COLUMN "series_id" TEXT,
ADD COLUMN "reason" TEXT NOT NULL DEFAULT '',
ADD COLUMN "visitor" TEXT;
CREATE INDEX "attendee_series_id_idx" ON "attendee"("series_id");
ALTER TABLE "attendee" ADD CONSTRAINT "attendee_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "series"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- The waiting list knows what was looked at, and keeps what falls free for whoever waits.
ALTER TABLE "waiting_entry" ADD COLUMN "length_minutes" INTEGER,
ADD COLUMN "host_id" TEXT;
CREATE INDEX "waiting_entry_host_id_idx" ON "waiting_entry"("host_id");
ALTER TABLE "waiting_entry" ADD CONSTRAINT "waiting_entry_host_id_fkey" FOREIGN KEY ("host_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "hold" ADD COLUMN "for_waiting_list" BOOLEAN NOT NULL DEFAULT false;

-- The meetings of a series were made by whoever began it, in one moment with that person's seats.
UPDATE "attendee" a SET "series_id" = b."series_id" FROM "booking" b
 WHERE b."id" = a."booking_id" AND b."series_id" IS NOT NULL AND a."accompanies_id" IS NULL
   AND (b."seats" IS NULL OR a."created_at" = b."created_at");

-- Seats that somebody else took in several of them at once are a series too, of which nothing was noted so far.
CREATE TEMPORARY TABLE "seats_of_others" ON COMMIT DROP AS
SELECT a."id" AS "attendee_id", a."organization_id", b."event_type_id", s."unit", s."every", a."created_at",
    left(translate(md5(b."series_id" || lower(a."email") || a."created_at"), '0189', 'wxyz'), 26) AS "new_id",
    count(*) OVER (PARTITION BY b."series_id", lower(a."email"), a."created_at") AS "seats"
  FROM "attendee" a JOIN "booking" b ON b."id" = a."booking_id" JOIN "series" s ON s."id" = b."series_id"
 WHERE b."seats" IS NOT NULL AND a."series_id" IS NULL AND a."accompanies_id" IS NULL;
INSERT INTO "series" ("id", "organization_id", "event_type_id", "unit", "every", "created_at")
SELECT DISTINCT ON ("new_id") "new_id", "organization_id", "event_type_id", "unit", "every", "created_at"
  FROM "seats_of_others" WHERE "seats" > 1;
UPDATE "attendee" a SET "series_id" = o."new_id" FROM "seats_of_others" o WHERE o."attendee_id" = a."id" AND o."seats" > 1;

ALTER TABLE "booking" DROP COLUMN "series_id";

-- Series that nobody has a seat of go, as they do from now on with the last one.
DELETE FROM "series" s WHERE NOT EXISTS (SELECT 1 FROM "attendee" a WHERE a."series_id" = s."id");
