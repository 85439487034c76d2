-- Which process a room lives in while somebody is in it, where several web processes serve one instance. Processes say
-- again and again that they live; a room whose process is silent is free for whoever comes next. Nothing here is worth
-- keeping over a crash of the server, so none of it goes through the log of writes.
CREATE UNLOGGED TABLE "room_node" (
    "id" TEXT NOT NULL,
    "alive_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "room_node_pkey" PRIMARY KEY ("id")
);

CREATE UNLOGGED TABLE "room_home" (
    "room_id" TEXT NOT NULL,
    "node_id" TEXT NOT NULL,

    CONSTRAINT "room_home_pkey" PRIMARY KEY ("room_id"),
    CONSTRAINT "room_home_node_id_fkey" FOREIGN KEY ("node_id") REFERENCES "room_node"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "room_home_node_id_idx" ON "room_home"("node_id");

-- Never filled: the tables above took their place before anything wrote them.
ALTER TABLE "room_state" DROP CONSTRAINT "room_state_node", DROP COLUMN "node", DROP COLUMN "node_until";
