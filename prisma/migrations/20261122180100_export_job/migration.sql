-- Copies that members ask for, of their own data or of their business's. The file itself lies encrypted on disk.
ALTER TYPE "mail_kind" ADD VALUE 'export_ready';

CREATE TYPE "export_scope" AS ENUM ('member', 'business');
CREATE TYPE "export_state" AS ENUM ('waiting', 'running', 'ready', 'failed');

CREATE TABLE "export_job" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "organization_id" TEXT,
    "scope" "export_scope" NOT NULL,
    "state" "export_state" NOT NULL DEFAULT 'waiting',
    "locale" TEXT NOT NULL,
    "rows_done" INTEGER NOT NULL DEFAULT 0,
    "rows_total" INTEGER NOT NULL DEFAULT 0,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "ready_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "sha256" TEXT NOT NULL DEFAULT '',
    "bytes" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "export_job_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "export_job_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "export_job_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "export_job_of_business" CHECK (("scope" = 'business') = ("organization_id" IS NOT NULL)),
    -- What is ready says what it is and ends within seven days.
    CONSTRAINT "export_job_ready" CHECK (("state" = 'ready') = ("ready_at" IS NOT NULL AND "ends_at" IS NOT NULL AND "sha256" <> '')),
    CONSTRAINT "export_job_ends" CHECK ("ends_at" <= "ready_at" + interval '168 hours')
);

CREATE INDEX "export_job_user_id_idx" ON "export_job"("user_id");
CREATE INDEX "export_job_organization_id_idx" ON "export_job"("organization_id");
CREATE INDEX "export_job_asked_at_idx" ON "export_job"("asked_at");

-- One at a time for each person, however often the button is pressed.
CREATE UNIQUE INDEX "export_job_one_at_a_time" ON "export_job"("user_id") WHERE "state" IN ('waiting', 'running');
