-- Every version of the privacy notice stays, and who accepted which.

CREATE TABLE "policy_version" (
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "material" BOOLEAN NOT NULL,
    "announced_at" TIMESTAMPTZ(3) NOT NULL,
    "effective_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "policy_version_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "policy_version_announced_first" CHECK ("effective_at" >= "announced_at"),
    -- A material change is announced for thirty days at least, whatever the program believes.
    CONSTRAINT "policy_version_material_waits" CHECK (NOT "material" OR "effective_at" >= "announced_at" + interval '720 hours')
);

CREATE UNIQUE INDEX "policy_version_number_key" ON "policy_version"("number");
CREATE INDEX "policy_version_hash_idx" ON "policy_version"("hash");

CREATE TABLE "policy_acceptance" (
    "user_id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "accepted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "policy_acceptance_pkey" PRIMARY KEY ("user_id","version_id")
);

CREATE INDEX "policy_acceptance_version_id_idx" ON "policy_acceptance"("version_id");

ALTER TABLE "policy_acceptance" ADD CONSTRAINT "policy_acceptance_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "policy_acceptance" ADD CONSTRAINT "policy_acceptance_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "policy_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TYPE "mail_kind" ADD VALUE 'notice_changed';
