-- From what kind of device somebody took part; nothing finer is kept.
CREATE TYPE "device_class" AS ENUM ('desktop', 'phone', 'tablet');
ALTER TABLE "call_participant" ADD COLUMN "device" "device_class";

-- What somebody thought of a call. `rater` is a keyed hash of who they were in it, so that nobody rates twice.
CREATE TABLE "call_rating" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "call_id" TEXT,
    "user_id" TEXT,
    "attendee_id" TEXT,
    "rater" TEXT,
    "score" INTEGER NOT NULL,
    "reasons" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "note" TEXT NOT NULL DEFAULT '',
    "month" DATE NOT NULL,

    CONSTRAINT "call_rating_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "call_rating_score" CHECK ("score" BETWEEN 1 AND 5),
    CONSTRAINT "call_rating_month" CHECK (extract(day FROM "month") = 1),
    CONSTRAINT "call_rating_nobodys" CHECK ("call_id" IS NOT NULL OR ("rater" IS NULL AND "user_id" IS NULL AND "attendee_id" IS NULL AND "note" = '')),
    CONSTRAINT "call_rating_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "call_rating_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "call"("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "call_rating_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "call_rating_attendee_id_fkey" FOREIGN KEY ("attendee_id") REFERENCES "attendee"("id") ON DELETE SET NULL ON UPDATE CASCADE
);

CREATE INDEX "call_rating_organization_id_month_idx" ON "call_rating"("organization_id", "month");
CREATE UNIQUE INDEX "call_rating_call_id_rater_key" ON "call_rating"("call_id", "rater");
CREATE INDEX "call_rating_user_id_idx" ON "call_rating"("user_id");
CREATE INDEX "call_rating_attendee_id_idx" ON "call_rating"("attendee_id");

-- With its call, or with the person who gave it, a rating loses every link and all words. The score stays.
CREATE FUNCTION "rating_becomes_nobodys"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.call_id := NULL;
  NEW.user_id := NULL;
  NEW.attendee_id := NULL;
  NEW.rater := NULL;
  NEW.note := '';
  RETURN NEW;
END $$;
CREATE TRIGGER "rating_becomes_nobodys" BEFORE UPDATE OF "call_id", "user_id", "attendee_id" ON "call_rating" FOR EACH ROW
  WHEN ((OLD."call_id" IS NOT NULL AND NEW."call_id" IS NULL) OR (OLD."user_id" IS NOT NULL AND NEW."user_id" IS NULL)
    OR (OLD."attendee_id" IS NOT NULL AND NEW."attendee_id" IS NULL))
  EXECUTE FUNCTION "rating_becomes_nobodys"();

-- From the call's expiry on it is hidden until the next run has made it nobody's.
ALTER TABLE "call_rating" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "call_rating" FORCE ROW LEVEL SECURITY;
CREATE POLICY "with_its_call" ON "call_rating" USING (parley_erases() OR call_id IS NULL
  OR EXISTS (SELECT FROM call c WHERE c.id = call_id)) WITH CHECK (true);
