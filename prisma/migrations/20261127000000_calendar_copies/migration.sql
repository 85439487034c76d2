-- Bookings that stand in the calendars of their hosts, too.
ALTER TABLE "connected_calendar"
  ADD COLUMN "writable" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "takes_bookings" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "with_answers" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "keeps_erased" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "last_written_at" TIMESTAMPTZ(3);
UPDATE "connected_calendar" c SET "writable" = true
  FROM "calendar_connection" n WHERE n."id" = c."connection_id" AND n."kind" = 'caldav';
-- A member's bookings go into one calendar.
CREATE UNIQUE INDEX "connected_calendar_takes_bookings" ON "connected_calendar"("organization_id", "user_id") WHERE "takes_bookings";

-- Disconnected, but what was written there is still to be taken out.
ALTER TABLE "calendar_connection" ADD COLUMN "closing_at" TIMESTAMPTZ(3);

-- A booking in the calendar of one of its hosts. It refers to its booking without a foreign key: what was written
-- elsewhere has to be taken out there after the booking itself is erased.
CREATE TABLE "calendar_copy" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "calendar_id" TEXT NOT NULL,
    "booking_id" TEXT NOT NULL,
    "changes" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "trouble" TEXT,
    "to_examine" BOOLEAN NOT NULL DEFAULT false,
    "written_at" TIMESTAMPTZ(3),
    "written_starts_at" TIMESTAMPTZ(3),
    "written_ends_at" TIMESTAMPTZ(3),
    "written_hash" TEXT,
    "remote_id" TEXT,
    "question" TEXT,
    "asked_starts_at" TIMESTAMPTZ(3),
    "declined" TEXT[] NOT NULL DEFAULT '{}',

    CONSTRAINT "calendar_copy_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "calendar_copy_question" CHECK ("question" IN ('moved', 'deleted'))
);
CREATE UNIQUE INDEX "calendar_copy_calendar_id_booking_id_key" ON "calendar_copy"("calendar_id", "booking_id");
CREATE INDEX "calendar_copy_booking_id_idx" ON "calendar_copy"("booking_id");
CREATE INDEX "calendar_copy_organization_id_user_id_idx" ON "calendar_copy"("organization_id", "user_id");
CREATE INDEX "calendar_copy_due" ON "calendar_copy"("next_try_at") WHERE "next_try_at" IS NOT NULL;
ALTER TABLE "calendar_copy" ADD CONSTRAINT "calendar_copy_calendar_id_fkey"
  FOREIGN KEY ("calendar_id") REFERENCES "connected_calendar"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TYPE "mail_kind" ADD VALUE 'calendar_asked';

-- Whoever the business suspends keeps nothing of its customers that is ahead; whoever comes back gets it again.
CREATE FUNCTION "calendar_copies_of_member"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE calendar_copy SET changes = changes + 1, next_try_at = now(), failures = 0
    WHERE organization_id = NEW.organization_id AND user_id = NEW.user_id
      AND (written_ends_at IS NULL OR written_ends_at > now());
  INSERT INTO calendar_copy (id, organization_id, user_id, calendar_id, booking_id, next_try_at)
    SELECT gen_random_uuid()::text, c.organization_id, c.user_id, c.id, b.id, now()
    FROM connected_calendar c
    JOIN booking_host h ON h.organization_id = c.organization_id AND h.user_id = c.user_id
    JOIN booking b ON b.id = h.booking_id AND b.status = 'confirmed' AND b.ends_at > now()
    WHERE c.organization_id = NEW.organization_id AND c.user_id = NEW.user_id AND c.takes_bookings
      AND NEW.barred_at IS NULL
    ON CONFLICT (calendar_id, booking_id) DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER "calendar_copy" AFTER UPDATE OF "barred_at" ON "membership" FOR EACH ROW
  WHEN (OLD.barred_at IS DISTINCT FROM NEW.barred_at) EXECUTE FUNCTION "calendar_copies_of_member"();

-- Whatever changes a booking, in whatever way, its copies are due in the same transaction: no code can forget them.
CREATE FUNCTION "calendar_copies_due"("of_bookings" TEXT[]) RETURNS void LANGUAGE sql AS $$
  UPDATE calendar_copy SET changes = changes + 1, next_try_at = now(), failures = 0 WHERE booking_id = ANY (of_bookings);
$$;

-- And a host whose calendar takes bookings gets a copy of a confirmed one that is ahead.
CREATE FUNCTION "calendar_copy_wanted"("of_booking" TEXT) RETURNS void LANGUAGE sql AS $$
  INSERT INTO calendar_copy (id, organization_id, user_id, calendar_id, booking_id, next_try_at)
  SELECT gen_random_uuid()::text, c.organization_id, c.user_id, c.id, h.booking_id, now()
  FROM booking_host h
  JOIN connected_calendar c ON c.organization_id = h.organization_id AND c.user_id = h.user_id AND c.takes_bookings
  JOIN booking b ON b.id = h.booking_id AND b.status = 'confirmed' AND b.ends_at > now()
  WHERE h.booking_id = of_booking
  ON CONFLICT (calendar_id, booking_id) DO NOTHING;
$$;

CREATE FUNCTION "calendar_copy_of_host"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM calendar_copy_wanted(NEW.booking_id);
  ELSE
    PERFORM calendar_copies_due(ARRAY[OLD.booking_id]);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "calendar_copy" AFTER INSERT OR DELETE ON "booking_host"
  FOR EACH ROW EXECUTE FUNCTION "calendar_copy_of_host"();

CREATE FUNCTION "calendar_copy_of_booking"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM calendar_copies_due(ARRAY[NEW.id]);
  PERFORM calendar_copy_wanted(NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER "calendar_copy" AFTER UPDATE OF "title", "status", "starts_at", "ends_at", "host_id", "sequence", "location_kind",
  "location_detail" ON "booking" FOR EACH ROW EXECUTE FUNCTION "calendar_copy_of_booking"();

CREATE FUNCTION "calendar_copy_of_bookings_gone"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM calendar_copies_due(ARRAY(SELECT id FROM gone));
  RETURN NULL;
END $$;
CREATE TRIGGER "calendar_copy_gone" AFTER DELETE ON "booking" REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION "calendar_copy_of_bookings_gone"();

CREATE FUNCTION "calendar_copy_of_part"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM calendar_copies_due(ARRAY[NEW.booking_id]);
  RETURN NULL;
END $$;
CREATE TRIGGER "calendar_copy" AFTER INSERT OR UPDATE OF "name", "email", "phone", "status", "booking_id" ON "attendee"
  FOR EACH ROW EXECUTE FUNCTION "calendar_copy_of_part"();
CREATE TRIGGER "calendar_copy" AFTER UPDATE OF "values", "label" ON "answer"
  FOR EACH ROW EXECUTE FUNCTION "calendar_copy_of_part"();

CREATE FUNCTION "calendar_copy_of_parts_gone"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM calendar_copies_due(ARRAY(SELECT DISTINCT booking_id FROM gone));
  RETURN NULL;
END $$;
CREATE TRIGGER "calendar_copy_gone" AFTER DELETE ON "attendee" REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION "calendar_copy_of_parts_gone"();
CREATE TRIGGER "calendar_copy_gone" AFTER DELETE ON "answer" REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION "calendar_copy_of_parts_gone"();
