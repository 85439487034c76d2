import { askLeave, takeLeaveAnswer } from "#app/features/calendars/ask-leave.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type {
  CalendarGrants,
  CalendarLeave,
  CalendarProvider,
  GrantKind,
  OpenCalendars,
} from "#app/ports/calendar-provider.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { type FakeServices, fakeServices } from "#tests/fakes/fake-services.ts";
import type { TestDatabase } from "../test-database.ts";

type Says = "yes" | "no" | readonly string[];
/** A fake's way of asking a person for leave. */
type Consent = {
  ask(query: URLSearchParams): { fault: string } | { key: string };
  answer(key: string, says: Says): string | null;
};
type Opener = CalendarGrants & {
  open(refreshToken: string, renewed?: Parameters<OpenCalendars>[1]): CalendarProvider;
};

/** A business whose owner, signed in, has an account at a fake of a provider that asks people for leave. */
export async function leaveScene(
  database: TestDatabase,
  { kind, grants, opener }: { kind: GrantKind; grants: Consent; opener: Opener },
) {
  /** What a test puts between the program and the provider. */
  const between = { way: (provider: CalendarProvider): CalendarProvider => provider };
  const openCalendars: OpenCalendars = (account, renewed) => {
    if (account.kind !== kind) throw new Error(`only ${kind} here`);
    return between.way(opener.open(account.refreshToken, renewed));
  };
  const calendarGrants = { google: null, microsoft: null, [kind]: opener };
  const services: FakeServices = fakeServices(database, { openCalendars, calendarGrants });
  const business = await bookableBusiness(database);
  const key = { organizationId: business.organizationId, userId: business.hostId };
  const session = async () => {
    const id = randomId();
    const expiresAt = new Date(services.clock.now() + 86_400_000 * 30);
    const data = { id, tokenHash: id, userId: key.userId, device: "", network: "", expiresAt };
    await database.prisma.session.create({ data });
    return id;
  };
  const sessionId = await session();
  /** Where the provider is asked, and what the browser then brings back. */
  const ask = async (leave: CalendarLeave, connectionId: string | null = null) => {
    const address = await askLeave(services, sessionId, key, { kind, leave, connectionId });
    return new URL(address ?? "");
  };
  const back = (address: URL, says: Says = "yes") => {
    const asked = grants.ask(address.searchParams);
    if ("fault" in asked) throw new Error(asked.fault);
    return new URL(grants.answer(asked.key, says) ?? "").searchParams;
  };
  const take = (query: URLSearchParams, who = sessionId, from: GrantKind = kind) =>
    takeLeaveAnswer(services, { kind: from, sessionId: who, userId: key.userId }, query);
  const connect = async (leave: CalendarLeave = "busy") => {
    const taken = await take(back(await ask(leave)));
    if (!taken.ok) throw new Error(taken.reason);
    const connection = await database.prisma.calendarConnection.findFirstOrThrow({
      where: key,
      include: { calendars: true },
    });
    const [calendar] = connection.calendars;
    return { connection, calendarId: calendar?.id ?? "" };
  };
  const connections = () => database.prisma.calendarConnection.count({ where: key });
  return { between, services, business, key, session, sessionId, ask, back, take, connect, connections };
}

/** A provider on which each process dies between its yes and our own note. */
export function deadlyAfterPut(provider: CalendarProvider): CalendarProvider {
  const { writing } = provider;
  if (!writing) return provider;
  const put: typeof writing.put = async (...given) => {
    await writing.put(...given);
    throw new Error("killed");
  };
  return { ...provider, writing: { ...writing, put } };
}
