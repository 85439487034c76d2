-- A second step at signing in: an app's code, whose secret is sealed, and codes to come in without the app.
ALTER TYPE "mail_kind" ADD VALUE 'sign_in_changed';

CREATE TABLE "second_factor" (
  "id" TEXT NOT NULL,
  "user_id" TEXT NOT NULL,
  "secret" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "confirmed_at" TIMESTAMPTZ(3),
  "last_step" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "second_factor_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "second_factor_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "second_factor_user_id_key" ON "second_factor"("user_id");

CREATE TABLE "recovery_code" (
  "id" TEXT NOT NULL,
  "user_id" TEXT NOT NULL,
  "code_hash" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "recovery_code_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "recovery_code_user_id_idx" ON "recovery_code"("user_id");
