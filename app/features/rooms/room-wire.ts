/** Names and numbers that the server and the page must agree on, apart from the schemas, which browsers need not load. */

/** The version of the words in room-protocol.ts. A page of another version is refused and loads itself anew. */
export const roomSubprotocol = "parley.room.4";
/** The ticket is offered as a second subprotocol, `ticket.<ticket>`, so that it stands in no address and no log. */
export const ticketSubprotocolPrefix = "ticket.";
export const roomSocketPath = "/signal/room";
/** The stock client adds `peerjs`. */
export const peerSocketPath = "/signal/";

/** Where a page goes that can open no WebSocket: an answer that does not end, and requests. */
export const streamPath = "/signal/stream";

/** Close codes of the room's socket that mean "do not come back by yourself". */
export const closedForGood = { ended: 4000, policy: 1008 } as const;

/** Letters of a guest's name. */
export const guestNameMax = 60;

/** A restart's offer with many codecs stays under 20 kB. */
export const signalBytesMax = 48 * 1024;

/** What the connection test loads to measure its speed: a second's worth for two people with pictures. */
export const speedSampleBytes = 1_000_000;

/** The whole of a room's whiteboard, its pictures included. */
export const boardBytesMax = 4 * 1024 * 1024;
/** Letters of one word that carries a part of what was drawn. */
export const boardPartLetters = 40_000;
/** Letters of what a page has of the whiteboard: a few for each page that ever drew. */
export const boardVectorLetters = 12_000;

/** Letters of one piece of speech on its way to captions: some seconds of Opus at 24 kbit/s are a third of it. */
export const speechLettersMax = 56_000;

/** Characters of one line of the chat. */
export const chatTextMax = 2_000;

export const reactions = ["thumbs-up", "clap", "heart", "laugh", "surprise", "thanks"] as const;
export type Reaction = (typeof reactions)[number];
