-- What a business wants where a host's connected calendar cannot be asked at the moment of booking, and which calendars
-- of a host could not be when a booking was made or moved: by id, so that no name outlives its connection.
ALTER TABLE "organization" ADD COLUMN "refuses_unasked" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "booking_host" ADD COLUMN "unasked_calendars" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
  ADD COLUMN "unasked_at" TIMESTAMPTZ(3);
