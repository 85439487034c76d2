-- What comes back by mail: answers to invitations, and mails that could not be delivered.
ALTER TYPE "mail_kind" ADD VALUE 'reply_declined';
ALTER TYPE "mail_kind" ADD VALUE 'mail_returned';

CREATE TYPE "attendee_reply" AS ENUM ('accepted', 'tentative', 'declined');

-- An answer is to one state of the seat, and counts as long as that lasts.
ALTER TABLE "attendee"
  ADD COLUMN "reply" "attendee_reply",
  ADD COLUMN "reply_sequence" INTEGER,
  ADD COLUMN "replied_at" TIMESTAMPTZ(3),
  ADD CONSTRAINT "attendee_reply_is_whole" CHECK (
    ("reply" IS NULL) = ("reply_sequence" IS NULL) AND ("reply" IS NULL) = ("replied_at" IS NULL));

-- A word and the code of RFC 3463: what the server said besides may hold an address, and is not kept.
ALTER TABLE "mail_message"
  ADD COLUMN "returned_at" TIMESTAMPTZ(3),
  ADD COLUMN "returned_as" TEXT,
  ADD CONSTRAINT "mail_message_returned_as" CHECK (
    ("returned_at" IS NULL) = ("returned_as" IS NULL)
    AND "returned_as" ~ '^(final|delayed)( [245]\.[0-9]{1,3}\.[0-9]{1,3})?$');
