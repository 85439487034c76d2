import type { TicketAnswer } from "../room-protocol.ts";
import { readMemory, remember } from "./tab-memory.ts";

export type Ticket = Extract<TicketAnswer, { ok: true }>;
export type TicketResult = TicketAnswer | { ok: false; reason: "offline" };

/** Fetches tickets for this tab. The first one begins a page; later ones keep its peer id, on which the calls hang. */
export function createTicketClient(roomId: string, seat: string | null) {
  let held: Ticket | null = null;
  let fetchedAt = 0;
  /** What was fetched at the door opens no relay; once let in, it does. */
  let letInSince = false;
  return {
    async fetch(): Promise<TicketResult> {
      const previous = held?.ticket ?? readMemory(roomId).ticket;
      try {
        const response = await fetch(`/room/${roomId}/ticket`, {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify({ previous, keepPeer: held !== null, seat: seat ?? undefined }),
        });
        // Too many requests, or a proxy's own error page: worth another try.
        if (response.status === 429 || response.status >= 500) return { ok: false, reason: "offline" };
        const answer = (await response.json()) as TicketAnswer;
        if (answer.ok) this.hold(answer);
        fetchedAt = Date.now();
        letInSince = false;
        return answer;
      } catch {
        return { ok: false, reason: "offline" };
      }
    },
    hold(ticket: Ticket) {
      letInSince = held?.admitted === false && ticket.admitted;
      held = ticket;
      remember(roomId, { ticket: ticket.ticket });
    },
    held: () => held,
    /** How to find a way to others; its credentials are renewed in good time, for a restart needs them. */
    async iceConfiguration(): Promise<RTCConfiguration> {
      const ttlMs = held?.iceTtlMs ?? null;
      const isOld = ttlMs !== null && Date.now() - fetchedAt > ttlMs / 2;
      if (isOld || letInSince) await this.fetch();
      return held ? iceConfigurationOf(held) : {};
    },
  };
}

export function iceConfigurationOf({ iceServers, relayOnly }: Ticket): RTCConfiguration {
  return { iceServers, iceTransportPolicy: relayOnly ? "relay" : "all" };
}

export type TicketClient = ReturnType<typeof createTicketClient>;
