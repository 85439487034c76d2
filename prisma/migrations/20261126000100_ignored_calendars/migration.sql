-- A connected calendar that counts for its member, but not for one of the event types that they host.
CREATE TABLE "ignored_calendar" (
    "calendar_id" TEXT NOT NULL,
    "event_type_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,

    CONSTRAINT "ignored_calendar_pkey" PRIMARY KEY ("calendar_id", "event_type_id")
);

CREATE INDEX "ignored_calendar_event_type_id_idx" ON "ignored_calendar"("event_type_id");

ALTER TABLE "ignored_calendar" ADD CONSTRAINT "ignored_calendar_calendar_id_fkey"
  FOREIGN KEY ("calendar_id") REFERENCES "connected_calendar"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ignored_calendar" ADD CONSTRAINT "ignored_calendar_event_type_id_fkey"
  FOREIGN KEY ("event_type_id") REFERENCES "event_type"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE CONSTRAINT TRIGGER "page_version" AFTER INSERT OR DELETE OR UPDATE ON "ignored_calendar"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "page_version_by_member"();
