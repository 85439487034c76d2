-- Who has to knock at the rooms of an event type.
CREATE TYPE "waiting_room" AS ENUM ('off', 'strangers', 'everyone');
ALTER TABLE "event_type" ADD COLUMN "waiting_room" "waiting_room" NOT NULL DEFAULT 'strangers';

-- What hosts decided in a room that is open, and which process it lives in. It holds participants' ids alone, and goes
-- when the room closes.
CREATE TABLE "room_state" (
    "booking_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "locked" BOOLEAN NOT NULL DEFAULT false,
    "strangers_knock" BOOLEAN NOT NULL DEFAULT false,
    "co_hosts" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "passes" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "kept_out" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "node" TEXT,
    "node_until" TIMESTAMPTZ(3),
    "closes_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "room_state_pkey" PRIMARY KEY ("booking_id"),
    CONSTRAINT "room_state_node" CHECK (("node" IS NULL) = ("node_until" IS NULL)),
    CONSTRAINT "room_state_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "room_state_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "room_state_organization_id_idx" ON "room_state"("organization_id");
CREATE INDEX "room_state_closes_at_idx" ON "room_state"("closes_at");

-- A host can end a meeting for everyone.
ALTER TYPE "call_end" ADD VALUE 'ended_by_host' BEFORE 'server_stopped';
ALTER TYPE "leave_reason" ADD VALUE 'ended_by_host' BEFORE 'server_stopped';
