-- Accounts, businesses and parts of them are deleted by jobs with check-points, which leave a certificate.
ALTER TYPE "mail_kind" ADD VALUE 'deletion_planned';
ALTER TYPE "mail_kind" ADD VALUE 'deletion_stopped';
ALTER TYPE "mail_kind" ADD VALUE 'deletion_done';
ALTER TYPE "mail_kind" ADD VALUE 'deletion_team';

CREATE TYPE "deletion_kind" AS ENUM ('account', 'business', 'part', 'leave');
CREATE TYPE "deletion_state" AS ENUM ('grace', 'executing', 'propagating', 'done', 'cancelled');
CREATE TYPE "deletion_step_state" AS ENUM ('pending', 'done', 'nothing');
CREATE TYPE "erasure_target_state" AS ENUM ('pending', 'done', 'none');

-- Until then somebody may still call it off; from the wish on nobody works with it.
ALTER TABLE "app_user" ADD COLUMN "closes_at" TIMESTAMPTZ(3);
ALTER TABLE "organization" ADD COLUMN "closes_at" TIMESTAMPTZ(3);
CREATE INDEX "organization_closes_at_idx" ON "organization"("closes_at");

CREATE TABLE "deletion_job" (
    "id" TEXT NOT NULL,
    "kind" "deletion_kind" NOT NULL,
    "state" "deletion_state" NOT NULL DEFAULT 'grace',
    "user_id" TEXT,
    "organization_id" TEXT,
    "plan" JSONB NOT NULL,
    "email" TEXT,
    "locale" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "executes_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "erased_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "certificate" JSONB,

    CONSTRAINT "deletion_job_pkey" PRIMARY KEY ("id"),
    -- The grace is a week at most: what is asked for is erased by the eighth day.
    CONSTRAINT "deletion_job_grace" CHECK ("executes_at" <= "requested_at" + interval '168 hours'),
    CONSTRAINT "deletion_job_closed" CHECK (("state" IN ('done', 'cancelled')) = ("closed_at" IS NOT NULL)),
    CONSTRAINT "deletion_job_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "deletion_job_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE
);

CREATE INDEX "deletion_job_user_id_idx" ON "deletion_job"("user_id");
CREATE INDEX "deletion_job_organization_id_idx" ON "deletion_job"("organization_id");
CREATE INDEX "deletion_job_state_executes_at_idx" ON "deletion_job"("state", "executes_at");
-- One wish at a time to delete an account, a business as itself, or to leave one, however often a button is pressed.
CREATE UNIQUE INDEX "deletion_job_one_account" ON "deletion_job"("user_id") WHERE "kind" = 'account' AND "state" IN ('grace', 'executing');
CREATE UNIQUE INDEX "deletion_job_one_business" ON "deletion_job"("organization_id") WHERE "kind" = 'business' AND "state" IN ('grace', 'executing');
CREATE UNIQUE INDEX "deletion_job_one_leave" ON "deletion_job"("organization_id", "user_id") WHERE "kind" = 'leave' AND "state" IN ('grace', 'executing');

CREATE TABLE "deletion_step" (
    "job_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "state" "deletion_step_state" NOT NULL DEFAULT 'pending',
    "counts" JSONB NOT NULL DEFAULT '{}',
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "deletion_step_pkey" PRIMARY KEY ("job_id","name"),
    CONSTRAINT "deletion_step_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "deletion_job"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "erasure_target" (
    "job_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" "erasure_target_state" NOT NULL,
    "at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),

    CONSTRAINT "erasure_target_pkey" PRIMARY KEY ("job_id","name"),
    CONSTRAINT "erasure_target_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "deletion_job"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

ALTER TABLE "mail_message" ADD COLUMN "deletion_job_id" TEXT;
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_deletion_job_id_fkey" FOREIGN KEY ("deletion_job_id") REFERENCES "deletion_job"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "mail_message_deletion_job_id_idx" ON "mail_message"("deletion_job_id");

-- Who did it goes with the account or the business that it speaks of; that something was done stays, and so does the chain.
CREATE FUNCTION "audit_forget_of"("businesses" text[], "person" text, "most" integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  gone integer;
BEGIN
  PERFORM set_config('parley.forgets', 'payloads', true);
  UPDATE audit_event SET payload = NULL, salt = NULL WHERE (chain, seq) IN (
    SELECT chain, seq FROM audit_event
     WHERE salt IS NOT NULL AND (chain = ANY (businesses) OR payload ->> 'actorId' = person
       OR payload -> 'details' ->> 'from' = person OR payload -> 'details' ->> 'to' = person
       OR (person IS NOT NULL AND target = 'account:' || person))
     ORDER BY chain, seq LIMIT most FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS gone = ROW_COUNT;
  PERFORM set_config('parley.forgets', '', true);
  RETURN gone;
END $$;

CREATE FUNCTION "forget_accesses_of"("businesses" text[], "most" integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  gone integer;
BEGIN
  PERFORM set_config('parley.forgets', 'accesses', true);
  DELETE FROM access_event WHERE id IN (
    SELECT id FROM access_event WHERE organization_id = ANY (businesses) ORDER BY id LIMIT most FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS gone = ROW_COUNT;
  PERFORM set_config('parley.forgets', '', true);
  RETURN gone;
END $$;
