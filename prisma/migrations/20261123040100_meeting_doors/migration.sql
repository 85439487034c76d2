-- Who has to knock, where it was settled for this meeting by itself.
ALTER TABLE "booking" ADD COLUMN "waiting_room" "waiting_room";

-- A member's own room, whose address stays. `booking_id` is the meeting that is on in it.
CREATE TABLE "personal_room" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "booking_id" TEXT,
    "knocks" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "personal_room_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "personal_room_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    -- Who leaves the business has no room in it any more.
    CONSTRAINT "personal_room_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "membership"("organization_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "personal_room_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE SET NULL ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "personal_room_organization_id_user_id_key" ON "personal_room"("organization_id", "user_id");
CREATE UNIQUE INDEX "personal_room_booking_id_key" ON "personal_room"("booking_id");

-- The number under which a meeting or a room is found by hand. Its PIN is not here: it follows from the secret.
CREATE TABLE "room_code" (
    "number" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "booking_id" TEXT,
    "personal_room_id" TEXT,

    CONSTRAINT "room_code_pkey" PRIMARY KEY ("number"),
    CONSTRAINT "room_code_digits" CHECK ("number" ~ '^[1-9][0-9]{8}$'),
    CONSTRAINT "room_code_of_one" CHECK (num_nonnulls("booking_id", "personal_room_id") = 1),
    CONSTRAINT "room_code_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "room_code_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "room_code_personal_room_id_fkey" FOREIGN KEY ("personal_room_id") REFERENCES "personal_room"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "room_code_organization_id_idx" ON "room_code"("organization_id");
CREATE UNIQUE INDEX "room_code_booking_id_key" ON "room_code"("booking_id");
CREATE UNIQUE INDEX "room_code_personal_room_id_key" ON "room_code"("personal_room_id");

ALTER TABLE "room_code" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "room_code" FORCE ROW LEVEL SECURITY;
CREATE POLICY "with_its_booking" ON "room_code" USING (parley_erases() OR booking_id IS NULL
  OR EXISTS (SELECT FROM booking b WHERE b.id = booking_id)) WITH CHECK (true);

-- A link that was renewed stays dead after a restore.
CREATE TRIGGER "leaves_tombstone" AFTER DELETE ON "personal_room" REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION "leaves_tombstone"();

-- A meeting at once may begin while its host has another one: it takes the host's time only where that is free.
CREATE OR REPLACE FUNCTION "check_booking_occupies"("of_booking" text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  "b" record;
  "hosts" bigint;
  "taken" bigint;
BEGIN
  SELECT "id", "status"::text AS "status", "source"::text AS "source", "host_id", "occupied_starts_at", "occupied_ends_at"
    INTO "b" FROM "booking" WHERE "id" = "of_booking";
  IF NOT FOUND THEN RETURN; END IF;
  SELECT count(*) INTO "taken" FROM "occupied_time" t WHERE t."booking_id" = "of_booking";
  IF "b"."status" IN ('cancelled', 'declined', 'expired') AND "taken" = 0 THEN RETURN; END IF;
  IF ("b"."status" = 'pending' OR "b"."source" = 'at_once') AND "taken" = 0 THEN RETURN; END IF;
  SELECT count(*) INTO "hosts" FROM "booking_host" h
    JOIN "occupied_time" t ON t."booking_id" = h."booking_id" AND t."host_id" = h."user_id"
     AND t."starts_at" = "b"."occupied_starts_at" AND t."ends_at" = "b"."occupied_ends_at"
   WHERE h."booking_id" = "of_booking";
  IF "b"."status" IN ('pending', 'confirmed') AND "hosts" = "taken" AND "hosts" > 0
     AND "hosts" = (SELECT count(*) FROM "booking_host" h WHERE h."booking_id" = "of_booking")
     AND EXISTS (SELECT 1 FROM "booking_host" h WHERE h."booking_id" = "of_booking" AND h."user_id" = "b"."host_id") THEN RETURN; END IF;
  RAISE EXCEPTION 'booking % is % and does not occupy its hosts'' time accordingly', "of_booking", "b"."status"
    USING ERRCODE = 'check_violation', CONSTRAINT = 'booking_occupies';
END $$;

-- Meetings that are still ahead get their numbers. A version-4 UUID is made of strong random bits; 60 of them are taken.
DO $$
DECLARE
  "b" record;
BEGIN
  FOR "b" IN SELECT "id", "organization_id" FROM "booking"
    WHERE "ends_at" > now() AND "status" IN ('pending', 'confirmed') AND "location_kind" = 'parley_room' LOOP
    LOOP
      BEGIN
        INSERT INTO "room_code" ("number", "organization_id", "booking_id") VALUES (
          (100000000 + ('x' || substr(md5(gen_random_uuid()::text), 1, 15))::bit(60)::bigint % 900000000)::text,
          "b"."organization_id", "b"."id");
        EXIT;
      EXCEPTION WHEN unique_violation THEN
        NULL;
      END;
    END LOOP;
  END LOOP;
END $$;
