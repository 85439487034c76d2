import { createHmac } from "node:crypto";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Settings } from "#app/platform/settings.server.ts";
import type { IceServer } from "./room-protocol.ts";

type CallSettings = Pick<Settings, "stunUrls" | "turn">;

/** What a browser asks for a way to another one. `ttlMs`: how long its credentials are good; null without any. */
export function iceServers(
  { stunUrls, turn }: CallSettings,
  now: number,
): { iceServers: IceServer[]; ttlMs: number | null } {
  const stun = stunUrls.length > 0 ? [{ urls: stunUrls }] : [];
  if (!turn) return { iceServers: stun, ttlMs: null };
  const credentials = turnCredentials(turn.secret, turn.ttlSeconds, now);
  return {
    iceServers: [...stun, { urls: turn.urls, ...credentials }],
    ttlMs: turn.ttlSeconds * 1000,
  };
}

/**
 * A credential by the TURN REST API's rule, coturn's `use-auth-secret`: the user's name is the time of its end in Unix
 * seconds and a random word, the password its HMAC-SHA1 in base64. The word is nobody's id, so that the relay's log
 * tells nobody apart.
 */
export function turnCredentials(
  secret: string,
  ttlSeconds: number,
  now: number,
): { username: string; credential: string } {
  const username = `${Math.floor(now / 1000) + ttlSeconds}:${randomId()}`;
  return { username, credential: createHmac("sha1", secret).update(username).digest("base64") };
}
