-- By which clock and in which language whoever is offered times is met. Empty is the business's own.
ALTER TABLE "time_offer" ADD COLUMN     "recipient_time_zone" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "recipient_locale" TEXT NOT NULL DEFAULT '';

-- Whether a framed page tells its site what was booked, when and as which event type.
ALTER TABLE "organization" ADD COLUMN     "tells_bookings" BOOLEAN NOT NULL DEFAULT false;
