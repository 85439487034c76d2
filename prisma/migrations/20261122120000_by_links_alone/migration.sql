-- A third way to be found: neither listed nor open to whoever knows the address, but booked by private links alone.
ALTER TABLE "event_type" ADD COLUMN "by_links_alone" BOOLEAN NOT NULL DEFAULT false,
  ADD CONSTRAINT "event_type_by_links_alone_is_hidden" CHECK ("hidden" OR NOT "by_links_alone");
