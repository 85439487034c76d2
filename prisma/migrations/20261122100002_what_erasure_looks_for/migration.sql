-- Erasing a seat takes the mails to its hosts that tell of it, and these know it by their facts alone.
CREATE INDEX "mail_message_about_attendee_idx" ON "mail_message" (("facts" ->> 'aboutAttendeeId'));

-- Seats that were given up, which every run looks through.
CREATE INDEX "attendee_cancelled_at_idx" ON "attendee" ("cancelled_at") WHERE "cancelled_at" IS NOT NULL;
