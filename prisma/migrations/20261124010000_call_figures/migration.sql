-- How the lines of calls were, by month of the business's own clock: how many stays in a room fell into which class. It
-- holds no call, no person and no network, and nothing that leads to one.
CREATE TABLE "call_figure" (
    "organization_id" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "metric" TEXT NOT NULL,
    "bucket" TEXT NOT NULL,
    "stays" INTEGER NOT NULL,

    CONSTRAINT "call_figure_pkey" PRIMARY KEY ("organization_id", "month", "metric", "bucket"),
    CONSTRAINT "call_figure_cell" CHECK (extract(day FROM "month") = 1 AND "stays" > 0),
    CONSTRAINT "call_figure_metric" CHECK ("metric" IN ('loss', 'delay', 'first', 'breaks', 'way')),
    CONSTRAINT "call_figure_bucket" CHECK ("bucket" ~ '^[a-z0-9-]{1,12}$'),
    CONSTRAINT "call_figure_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "call_figure_month_idx" ON "call_figure"("month");
