-- Calendars at Google: an account that gives leave instead of a password, and news of changes.
ALTER TYPE "calendar_kind" ADD VALUE 'google';
ALTER TYPE "mail_kind" ADD VALUE 'calendar_refused';

-- `broken_at`: since when its provider lets us in no more. `may_write`: whether its owner gave leave to put events there.
ALTER TABLE "calendar_connection"
  ADD COLUMN "broken_at" TIMESTAMPTZ(3),
  ADD COLUMN "may_write" BOOLEAN NOT NULL DEFAULT true;

-- The provider says by this channel that something changed.
ALTER TABLE "connected_calendar"
  ADD COLUMN "channel_id" TEXT,
  ADD COLUMN "channel_resource" TEXT,
  ADD COLUMN "channel_until" TIMESTAMPTZ(3);
CREATE UNIQUE INDEX "connected_calendar_channel_id_key" ON "connected_calendar"("channel_id");

-- Whoever was sent to a provider comes back in the same session, once: a hash of what they bring along.
ALTER TABLE "session" ADD COLUMN "calendar_state" TEXT;
