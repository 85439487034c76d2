-- Calendars that a member has elsewhere: how they are reached (sealed), which of them count, and when they keep the
-- member busy. Ranges alone: no title of anything is stored.
CREATE TYPE "calendar_kind" AS ENUM ('caldav', 'feed');

CREATE TABLE "calendar_connection" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "kind" "calendar_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "calendar_connection_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "connected_calendar" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "remote_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT,
    "counts" BOOLEAN NOT NULL DEFAULT true,
    "tentative_busy" BOOLEAN NOT NULL DEFAULT true,
    "sync_cursor" TEXT,
    "expanded_until" TIMESTAMPTZ(3),
    "last_success_at" TIMESTAMPTZ(3),
    "next_try_at" TIMESTAMPTZ(3) NOT NULL,
    "trouble" TEXT,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "busy_version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "connected_calendar_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "calendar_busy" (
    "calendar_id" TEXT NOT NULL,
    "event_key" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "organization_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "tentative" BOOLEAN NOT NULL,

    CONSTRAINT "calendar_busy_pkey" PRIMARY KEY ("calendar_id", "event_key", "starts_at"),
    CONSTRAINT "calendar_busy_in_order" CHECK ("starts_at" < "ends_at")
);

CREATE INDEX "calendar_connection_organization_id_user_id_idx" ON "calendar_connection"("organization_id", "user_id");
CREATE UNIQUE INDEX "connected_calendar_connection_id_remote_id_key" ON "connected_calendar"("connection_id", "remote_id");
CREATE INDEX "connected_calendar_next_try_at_idx" ON "connected_calendar"("next_try_at");
CREATE INDEX "calendar_busy_user_id_ends_at_idx" ON "calendar_busy"("user_id", "ends_at");
CREATE INDEX "calendar_busy_ends_at_idx" ON "calendar_busy"("ends_at");

ALTER TABLE "calendar_connection" ADD CONSTRAINT "calendar_connection_organization_id_user_id_fkey"
  FOREIGN KEY ("organization_id", "user_id") REFERENCES "membership"("organization_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "connected_calendar" ADD CONSTRAINT "connected_calendar_connection_id_fkey"
  FOREIGN KEY ("connection_id") REFERENCES "calendar_connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "calendar_busy" ADD CONSTRAINT "calendar_busy_calendar_id_fkey"
  FOREIGN KEY ("calendar_id") REFERENCES "connected_calendar"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One row for each change of what a calendar keeps busy, instead of one for each of thousands of ranges.
CREATE CONSTRAINT TRIGGER "page_version" AFTER INSERT OR DELETE OR UPDATE OF "counts", "tentative_busy", "busy_version" ON "connected_calendar"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "page_version_by_member"();

CREATE TRIGGER "leaves_tombstone" AFTER DELETE ON "calendar_connection" REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION "leaves_tombstone"();
