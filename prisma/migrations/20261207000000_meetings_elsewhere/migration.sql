-- An appointment may be met at Google or Microsoft instead of in a room of ours. The meeting is made with the event in the
-- organizer's calendar, so its address stands with that copy, and goes with it.
ALTER TYPE "location_kind" ADD VALUE 'google_meet';
ALTER TYPE "location_kind" ADD VALUE 'microsoft_teams';

ALTER TABLE "calendar_copy" ADD COLUMN "meeting_url" TEXT;
