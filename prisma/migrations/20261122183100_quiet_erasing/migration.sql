-- An erasure takes whole batches: what was checked and told for each of their rows as the transaction ended took most of
-- its time. That the pages of its business change is told by its receipt, which each erasing transaction writes, once;
-- and that no booking is left without its hosts and their time is seen to by what takes the bookings with them.
DROP TRIGGER "page_version" ON "booking";
CREATE CONSTRAINT TRIGGER "page_version" AFTER INSERT OR UPDATE OF "status", "host_id", "starts_at", "ends_at", "seats" ON "booking"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "page_version_by_booking"();
CREATE CONSTRAINT TRIGGER "page_version_when_gone" AFTER DELETE ON "booking"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NOT parley_erases()) EXECUTE FUNCTION "page_version_by_booking"();

DROP TRIGGER "page_version" ON "occupied_time";
CREATE CONSTRAINT TRIGGER "page_version" AFTER INSERT OR UPDATE ON "occupied_time"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "page_version_by_booking"();
CREATE CONSTRAINT TRIGGER "page_version_when_gone" AFTER DELETE ON "occupied_time"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NOT parley_erases()) EXECUTE FUNCTION "page_version_by_booking"();

DROP TRIGGER "page_version" ON "attendee";
CREATE CONSTRAINT TRIGGER "page_version" AFTER INSERT OR UPDATE OF "status", "booking_id" ON "attendee"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "page_version_by_organization"();
CREATE CONSTRAINT TRIGGER "page_version_when_gone" AFTER DELETE ON "attendee"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NOT parley_erases()) EXECUTE FUNCTION "page_version_by_organization"();

CREATE CONSTRAINT TRIGGER "page_version" AFTER INSERT OR UPDATE ON "erasure_receipt"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "page_version_by_organization"();

DROP TRIGGER "booking_occupies" ON "occupied_time";
CREATE CONSTRAINT TRIGGER "booking_occupies" AFTER UPDATE ON "occupied_time"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD."booking_id" IS NOT NULL) EXECUTE FUNCTION "booking_occupies_still"();
CREATE CONSTRAINT TRIGGER "booking_occupies_when_gone" AFTER DELETE ON "occupied_time"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD."booking_id" IS NOT NULL AND NOT parley_erases()) EXECUTE FUNCTION "booking_occupies_still"();

DROP TRIGGER "booking_occupies" ON "booking_host";
CREATE CONSTRAINT TRIGGER "booking_occupies" AFTER INSERT OR UPDATE ON "booking_host"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "booking_occupies_still"();
CREATE CONSTRAINT TRIGGER "booking_occupies_when_gone" AFTER DELETE ON "booking_host"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NOT parley_erases()) EXECUTE FUNCTION "booking_occupies_still"();
