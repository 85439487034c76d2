import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import { createSigner } from "#app/platform/security/signer.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { CalendarLeave, GrantKind } from "#app/ports/calendar-provider.ts";
import { connectGrant, type GrantConnected } from "./connect-grant.server.ts";
import type { MemberKey } from "./connection-repository.server.ts";
import { grantKinds } from "./grant-kinds.ts";

/** Whoever hesitates longer begins again. */
const answerMs = 15 * 60_000;
const stateShape = z.object({
  nonce: z.string(),
  kind: z.enum(grantKinds as [GrantKind, ...GrantKind[]]),
  business: z.string(),
  leave: z.enum(["busy", "events"]),
  until: z.number(),
});
type State = z.output<typeof stateShape>;

const hashOf = (state: string) => createHash("sha256").update(state).digest("base64url");
const signerOf = ({ settings }: Pick<Services, "settings">) =>
  createSigner(settings.secret, "calendar-leave");
/** Nobody can make it who does not hold this instance's secret; so nothing about it has to be stored. */
const verifierOf = ({ settings }: Pick<Services, "settings">, state: string) =>
  createSigner(settings.secret, "calendar-verifier").sign(state);

/**
 * The address at a provider that asks a member for leave; null where this instance has no agreement with it. What they
 * bring back is good for this session alone, once, for a quarter of an hour; a later question takes the place of this one.
 */
export async function askLeave(
  services: Services,
  sessionId: string,
  key: MemberKey,
  { kind, leave, connectionId }: { kind: GrantKind; leave: CalendarLeave; connectionId: string | null },
): Promise<string | null> {
  const { calendarGrants, database, clock } = services;
  const grants = calendarGrants[kind];
  if (!grants) return null;
  const said: State = {
    ...{ nonce: randomBytes(16).toString("base64url"), kind, business: key.organizationId, leave },
    until: clock.now() + answerMs,
  };
  const payload = Buffer.from(JSON.stringify(said)).toString("base64url");
  const state = `${payload}.${signerOf(services).sign(payload)}`;
  await database.prisma.session.updateMany({
    where: { id: sessionId, userId: key.userId },
    data: { calendarState: hashOf(state) },
  });
  const known =
    connectionId === null
      ? null
      : await database.prisma.calendarConnection.findFirst({
          where: { id: connectionId, ...key, kind },
          select: { name: true },
        });
  const verifier = verifierOf(services, state);
  return grants.address({ state, verifier, leave, ...(known ? { account: known.name } : {}) });
}

export type LeaveAnswer =
  | { ok: true; slug: string; leave: CalendarLeave; denied: boolean }
  | { ok: false; slug: string | null; reason: "forged" | "over" | Refusal };
type Refusal = Exclude<GrantConnected, { ok: true }>["reason"];

/** What a member brings back from a provider. Wrong, late, foreign and repeated answers change nothing. */
export async function takeLeaveAnswer(
  services: Services,
  { kind, sessionId, userId }: { kind: GrantKind; sessionId: string; userId: string },
  query: URLSearchParams,
): Promise<LeaveAnswer> {
  const { database, clock } = services;
  const state = query.get("state") ?? "";
  const said = readState(services, state);
  if (said?.kind !== kind) return { ok: false, slug: null, reason: "forged" };
  const membership = await database.prisma.membership.findFirst({
    where: { organizationId: said.business, userId, barredAt: null },
    select: { organization: { select: { slug: true } } },
  });
  if (!membership) return { ok: false, slug: null, reason: "forged" };
  const { slug } = membership.organization;
  const { count } = await database.prisma.session.updateMany({
    where: { id: sessionId, userId, calendarState: hashOf(state) },
    data: { calendarState: null },
  });
  if (count === 0 || said.until <= clock.now()) return { ok: false, slug, reason: "over" };
  const code = query.get("code");
  if (query.get("error") === "access_denied") return { ok: true, slug, leave: said.leave, denied: true };
  if (!code || query.has("error")) return { ok: false, slug, reason: "refused" };
  const key = { organizationId: said.business, userId };
  const answer = { kind, code, verifier: verifierOf(services, state), leave: said.leave };
  const connected = await connectGrant(services, key, answer);
  if (!connected.ok) return { ok: false, slug, reason: connected.reason };
  return { ok: true, slug, leave: said.leave, denied: false };
}

function readState(services: Pick<Services, "settings">, state: string): State | null {
  const [payload = "", signature = "", ...more] = state.split(".");
  if (more.length > 0 || !signerOf(services).verify(payload, signature)) return null;
  const said = stateShape.safeParse(JSON.parse(Buffer.from(payload, "base64url").toString()));
  return said.success ? said.data : null;
}
