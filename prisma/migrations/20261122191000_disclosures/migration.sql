-- Each time that something about a person was handed to somebody outside of this instance: by whom, to whom and when. What
-- authorities were given stands in their register.
CREATE TYPE "disclosure_kind" AS ENUM ('business_copy', 'news_list', 'redirect');

CREATE TABLE "disclosure" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "kind" "disclosure_kind" NOT NULL,
    "recipient" TEXT NOT NULL DEFAULT '',
    "event" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "disclosure_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "disclosure_email" CHECK ("email" = lower("email") AND "email" <> ''),
    CONSTRAINT "disclosure_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- One handing over is noted once for each person, however often a page is loaded or a file is fetched.
CREATE UNIQUE INDEX "disclosure_organization_id_event_email_key" ON "disclosure"("organization_id", "event", "email");
CREATE INDEX "disclosure_at_idx" ON "disclosure"("at");
CREATE INDEX "disclosure_address" ON "disclosure"(lower("email"));

-- It is added to. An address that its owner had corrected is corrected here, too, and nothing else is changed.
CREATE FUNCTION "disclosure_stays"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) - 'email') = (to_jsonb(OLD) - 'email') THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'What was handed over is not changed' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "disclosure_stays" BEFORE UPDATE ON "disclosure"
  FOR EACH ROW EXECUTE FUNCTION "disclosure_stays"();
CREATE TRIGGER "leaves_tombstone" AFTER DELETE ON "disclosure" REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION "leaves_tombstone"();
