-- What was done, in chains: one for each business, and one for the instance. The database itself numbers and links
-- the events, so that no writer can leave a gap, and refuses to change or to lose them. Who did it is in the payload,
-- which is erased in time; the chain stays whole without it.
CREATE TABLE "audit_head" (
    "chain" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "base_seq" INTEGER NOT NULL DEFAULT 0,
    "base_hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("chain")
);

CREATE TABLE "audit_event" (
    "chain" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "action" TEXT NOT NULL,
    "target" TEXT NOT NULL DEFAULT '',
    "commit" TEXT NOT NULL,
    "salt" TEXT,
    "payload" JSONB,
    "prev" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("chain","seq"),
    -- Each part of the hashed text stays on its own line.
    CONSTRAINT "audit_event_lines" CHECK ("chain" !~ '\n' AND "action" !~ '\n' AND "target" !~ '\n')
);

CREATE INDEX "audit_event_at_idx" ON "audit_event"("at");
CREATE INDEX "audit_event_chain_target_at_idx" ON "audit_event"("chain", "target", "at");

CREATE FUNCTION "audit_hash"("e" "audit_event") RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(concat_ws(E'\n', e.chain, e.seq, (extract(epoch FROM e.at) * 1000)::bigint,
    e.action, e.target, e."commit", e.prev), 'UTF8')), 'hex')
$$;

-- The head's row is locked until the writer's transaction ends: writers of one chain follow each other, and a
-- transaction that fails takes its number back.
CREATE FUNCTION "audit_event_joins_chain"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audit_head AS h (chain, seq, hash) VALUES (NEW.chain, 1, '')
    ON CONFLICT (chain) DO UPDATE SET seq = h.seq + 1
    RETURNING h.seq, h.hash INTO NEW.seq, NEW.prev;
  NEW.hash := audit_hash(NEW);
  UPDATE audit_head SET hash = NEW.hash WHERE chain = NEW.chain;
  RETURN NEW;
END $$;

CREATE TRIGGER "audit_event_joins_chain" BEFORE INSERT ON "audit_event"
  FOR EACH ROW EXECUTE FUNCTION "audit_event_joins_chain"();

CREATE FUNCTION "audit_event_stays"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  forgets text := coalesce(current_setting('parley.forgets', true), '');
  erased text[] := '{payload,salt}';
BEGIN
  IF TG_OP = 'UPDATE' AND forgets = 'payloads' AND NEW.payload IS NULL AND NEW.salt IS NULL
     AND to_jsonb(NEW) - erased = to_jsonb(OLD) - erased THEN
    RETURN NEW;
  ELSIF TG_OP = 'DELETE' AND forgets = 'events' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'An event of the audit log is neither changed nor removed' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "audit_event_stays" BEFORE UPDATE OR DELETE ON "audit_event"
  FOR EACH ROW EXECUTE FUNCTION "audit_event_stays"();

-- A head follows its chain's events and is never set by hand.
CREATE FUNCTION "audit_head_follows"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (pg_trigger_depth() > 1 OR current_setting('parley.forgets', true) = 'events') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'The head of the audit log follows its events' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "audit_head_follows" BEFORE UPDATE OR DELETE ON "audit_head"
  FOR EACH ROW EXECUTE FUNCTION "audit_head_follows"();

CREATE FUNCTION "audit_is_not_emptied"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit log is not emptied' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "audit_event_is_not_emptied" BEFORE TRUNCATE ON "audit_event"
  FOR EACH STATEMENT EXECUTE FUNCTION "audit_is_not_emptied"();
CREATE TRIGGER "audit_head_is_not_emptied" BEFORE TRUNCATE ON "audit_head"
  FOR EACH STATEMENT EXECUTE FUNCTION "audit_is_not_emptied"();

-- The one way in which payloads go: those of events before an instant, `most` at a time. Gives how many went.
CREATE FUNCTION "audit_forget_payloads"("before" timestamptz, "most" integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  gone integer;
BEGIN
  PERFORM set_config('parley.forgets', 'payloads', true);
  UPDATE audit_event SET payload = NULL, salt = NULL WHERE (chain, seq) IN (
    SELECT chain, seq FROM audit_event WHERE at <= before AND salt IS NOT NULL
     ORDER BY chain, seq LIMIT most FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS gone = ROW_COUNT;
  PERFORM set_config('parley.forgets', '', true);
  RETURN gone;
END $$;

-- The one way in which events go: from a chain's beginning, up to the first that is younger. The head remembers the
-- hash of the last that went, on which the rest stands. Where that one is missing nothing goes: the chain is broken.
CREATE FUNCTION "audit_forget_events"("before" timestamptz, "most" integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  head audit_head;
  upto integer;
  last_hash text;
  gone integer;
  total integer := 0;
BEGIN
  PERFORM set_config('parley.forgets', 'events', true);
  FOR head IN SELECT h.* FROM audit_head h JOIN audit_event e ON e.chain = h.chain AND e.seq = h.base_seq + 1
      WHERE e.at <= before ORDER BY h.chain FOR UPDATE OF h SKIP LOCKED LOOP
    EXIT WHEN total >= most;
    SELECT coalesce(min(e.seq) - 1, head.seq) INTO upto FROM audit_event e WHERE e.chain = head.chain AND e.at > before;
    upto := least(upto, head.base_seq + most - total);
    SELECT e.hash INTO last_hash FROM audit_event e WHERE e.chain = head.chain AND e.seq = upto;
    CONTINUE WHEN last_hash IS NULL;
    DELETE FROM audit_event e WHERE e.chain = head.chain AND e.seq <= upto;
    GET DIAGNOSTICS gone = ROW_COUNT;
    UPDATE audit_head h SET base_seq = upto, base_hash = last_hash WHERE h.chain = head.chain;
    total := total + gone;
  END LOOP;
  PERFORM set_config('parley.forgets', '', true);
  RETURN total;
END $$;

-- Which member saw what of which booking. Views of one quarter of an hour are one row.
CREATE TYPE "access_way" AS ENUM ('list', 'page', 'calendar', 'calls', 'request', 'export');

CREATE TABLE "access_event" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "viewer_id" TEXT,
    "booking_id" TEXT NOT NULL,
    "way" "access_way" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "quarter" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "access_event_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "access_event_booking_id_viewer_id_way_quarter_key" ON "access_event"("booking_id", "viewer_id", "way", "quarter");
CREATE INDEX "access_event_organization_id_way_at_idx" ON "access_event"("organization_id", "way", "at");
CREATE INDEX "access_event_viewer_id_idx" ON "access_event"("viewer_id");
CREATE INDEX "access_event_at_idx" ON "access_event"("at");

ALTER TABLE "access_event" ADD CONSTRAINT "access_event_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "access_event" ADD CONSTRAINT "access_event_viewer_id_fkey" FOREIGN KEY ("viewer_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A view is noted for good: it goes by its rule, or with its business, and loses its viewer with the viewer's account.
CREATE FUNCTION "access_event_stays"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() > 1 THEN RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END; END IF;
  IF TG_OP = 'DELETE' AND current_setting('parley.forgets', true) = 'accesses' THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'A noted view is neither changed nor removed' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "access_event_stays" BEFORE UPDATE OR DELETE ON "access_event"
  FOR EACH ROW EXECUTE FUNCTION "access_event_stays"();

CREATE FUNCTION "forget_accesses"("before" timestamptz, "most" integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  gone integer;
BEGIN
  PERFORM set_config('parley.forgets', 'accesses', true);
  DELETE FROM access_event WHERE id IN (
    SELECT id FROM access_event WHERE at <= before ORDER BY id LIMIT most FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS gone = ROW_COUNT;
  PERFORM set_config('parley.forgets', '', true);
  RETURN gone;
END $$;
