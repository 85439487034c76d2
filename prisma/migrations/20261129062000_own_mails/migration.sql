-- A business says itself which mails go out, and in which words.
ALTER TYPE "mail_kind" ADD VALUE 'mail_sample';

ALTER TABLE "organization" ADD COLUMN "mails_off" TEXT[] NOT NULL DEFAULT '{}';

CREATE TABLE "mail_wording" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "subject" TEXT NOT NULL DEFAULT '',
    "heading" TEXT NOT NULL DEFAULT '',
    "lead" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "mail_wording_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "mail_wording_organization_id_kind_locale_key" ON "mail_wording" ("organization_id", "kind", "locale");

ALTER TABLE "mail_wording" ADD CONSTRAINT "mail_wording_organization_id_fkey"
  FOREIGN KEY ("organization_id") REFERENCES "organization" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
