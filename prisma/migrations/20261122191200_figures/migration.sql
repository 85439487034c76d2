-- How many meetings there were outlives them: by month and hour of the business's own clock, and with nothing that leads to
-- anybody. A meeting is counted as its booking is erased; what is still kept is counted where it is.
CREATE TABLE "meeting_counter" (
    "organization_id" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "hour" INTEGER NOT NULL,
    "shard" INTEGER NOT NULL,
    "meetings" INTEGER NOT NULL,

    CONSTRAINT "meeting_counter_pkey" PRIMARY KEY ("organization_id", "month", "hour", "shard"),
    CONSTRAINT "meeting_counter_cell" CHECK (extract(day FROM "month") = 1 AND "hour" BETWEEN 0 AND 23 AND "meetings" > 0),
    CONSTRAINT "meeting_counter_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- Once for a whole batch, in one order; connections count in cells of their own, so that batches do not wait for each other.
-- What is still to come is cancelled before it is erased, and so it is not counted. A business that goes takes its figures
-- along.
CREATE FUNCTION "meetings_are_counted"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO meeting_counter AS c (organization_id, month, hour, shard, meetings)
  SELECT o.id, date_trunc('month', g.starts_at AT TIME ZONE o.time_zone)::date,
    extract(hour FROM g.starts_at AT TIME ZONE o.time_zone)::int, (pg_backend_pid() % 16)::int, count(*)
  FROM gone g JOIN organization o ON o.id = g.organization_id
  WHERE g.status = 'confirmed'
  GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  ON CONFLICT (organization_id, month, hour, shard) DO UPDATE SET meetings = c.meetings + excluded.meetings;
  RETURN NULL;
END $$;

CREATE TRIGGER "meetings_are_counted" AFTER DELETE ON "booking" REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION "meetings_are_counted"();
