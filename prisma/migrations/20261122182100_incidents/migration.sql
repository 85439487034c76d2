-- What went wrong, who was affected, and what was done about it; and what authorities asked for.
ALTER TYPE "mail_kind" ADD VALUE 'incident_notice';
ALTER TYPE "mail_kind" ADD VALUE 'legal_notice';

CREATE TYPE "incident_kind" AS ENUM ('breach', 'weak_config');
CREATE TYPE "incident_event_kind" AS ENUM ('opened', 'measure', 'announced', 'authority_told', 'closed');

CREATE TABLE "incident" (
    "id" TEXT NOT NULL,
    "kind" "incident_kind" NOT NULL,
    "aware_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "query" JSONB NOT NULL,
    "facts" JSONB NOT NULL,
    "people" INTEGER NOT NULL,
    "unreachable" INTEGER NOT NULL,
    "stage" INTEGER NOT NULL DEFAULT 0,
    "authority_told_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "incident_pkey" PRIMARY KEY ("id"),
    -- Nobody gives themselves more time.
    CONSTRAINT "incident_within_72_hours" CHECK ("due_at" = "aware_at" + interval '72 hours')
);

CREATE TABLE "incident_event" (
    "id" TEXT NOT NULL,
    "incident_id" TEXT NOT NULL,
    "kind" "incident_event_kind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "incident_event_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "incident_event_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE INDEX "incident_event_incident_id_at_idx" ON "incident_event"("incident_id", "at");

CREATE FUNCTION "incident_event_stays"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'What was done about an incident is neither changed nor removed' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "incident_event_stays" BEFORE UPDATE OR DELETE ON "incident_event"
  FOR EACH ROW EXECUTE FUNCTION "incident_event_stays"();

-- The list is frozen when the incident is opened: who is erased afterwards is still told. It is sealed.
CREATE TABLE "incident_subject" (
    "id" TEXT NOT NULL,
    "incident_id" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "listed_at" TIMESTAMPTZ(3) NOT NULL,
    "told_stage" INTEGER NOT NULL DEFAULT 0,
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "incident_subject_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "incident_subject_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE INDEX "incident_subject_incident_id_told_stage_idx" ON "incident_subject"("incident_id", "told_stage");
CREATE INDEX "incident_subject_listed_at_idx" ON "incident_subject"("listed_at");

CREATE TYPE "legal_basis" AS ENUM ('order', 'law', 'own_rights', 'emergency');
CREATE TYPE "legal_state" AS ENUM ('received', 'contested', 'answered', 'refused');

CREATE TABLE "legal_request" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT,
    "authority" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "basis" "legal_basis" NOT NULL,
    "necessity" TEXT NOT NULL DEFAULT '',
    "scope" TEXT NOT NULL,
    "state" "legal_state" NOT NULL DEFAULT 'received',
    "reason" TEXT NOT NULL DEFAULT '',
    "given" TEXT NOT NULL DEFAULT '',
    "approvals" INTEGER NOT NULL DEFAULT 0,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "gag_until" TIMESTAMPTZ(3),

    CONSTRAINT "legal_request_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "legal_request_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "legal_request_words" CHECK ("authority" <> '' AND "reference" <> '' AND "scope" <> ''),
    -- One's own claims need a written reason, an emergency the word of two people.
    CONSTRAINT "legal_request_necessity" CHECK ("basis" <> 'own_rights' OR "necessity" <> ''),
    CONSTRAINT "legal_request_two_people" CHECK ("basis" <> 'emergency' OR "state" <> 'answered' OR "approvals" >= 2),
    CONSTRAINT "legal_request_answered" CHECK (("state" = 'answered') = ("given" <> '')),
    CONSTRAINT "legal_request_closed" CHECK (("state" IN ('answered', 'refused')) = ("answered_at" IS NOT NULL)),
    CONSTRAINT "legal_request_reason" CHECK ("state" NOT IN ('contested', 'refused') OR "reason" <> '')
);

CREATE INDEX "legal_request_organization_id_idx" ON "legal_request"("organization_id");
CREATE INDEX "legal_request_answered_at_idx" ON "legal_request"("answered_at");

CREATE TABLE "legal_request_person" (
    "id" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "legal_request_person_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "legal_request_person_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "legal_request"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "legal_request_person_request_id_email_key" ON "legal_request_person"("request_id", "email");

ALTER TABLE "legal_hold" ADD COLUMN "legal_request_id" TEXT;
ALTER TABLE "legal_hold" ADD CONSTRAINT "legal_hold_legal_request_id_fkey" FOREIGN KEY ("legal_request_id") REFERENCES "legal_request"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "legal_hold_legal_request_id_idx" ON "legal_hold"("legal_request_id");

ALTER TABLE "mail_message" ADD COLUMN "incident_subject_id" TEXT, ADD COLUMN "legal_person_id" TEXT;
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_incident_subject_id_fkey" FOREIGN KEY ("incident_subject_id") REFERENCES "incident_subject"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_legal_person_id_fkey" FOREIGN KEY ("legal_person_id") REFERENCES "legal_request_person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "mail_message_incident_subject_id_idx" ON "mail_message"("incident_subject_id");
CREATE INDEX "mail_message_legal_person_id_idx" ON "mail_message"("legal_person_id");
