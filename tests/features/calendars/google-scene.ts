import { askGoogle, takeGoogleAnswer } from "#app/features/calendars/google-leave.server.ts";
import { googleOf } from "#app/integrations/google-calendar/google-calendar.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { CalendarLeave, CalendarProvider, OpenCalendars } from "#app/ports/calendar-provider.ts";
import { googleClient, startFakeGoogle } from "#tests/contract/google-peer.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { type FakeServices, fakeServices } from "#tests/fakes/fake-services.ts";
import type { TestDatabase } from "../test-database.ts";

/** A business whose owner, signed in, has an account at a fake Google of their own. */
export async function googleScene(database: TestDatabase) {
  const google = await startFakeGoogle({ owner: `ada-${randomId()}@gmail.example` });
  const opener = googleOf({
    ...{
      clientId: googleClient.id,
      clientSecret: googleClient.secret,
      redirectUri: googleClient.redirectUri,
    },
    ...{ root: google.root, now: () => Date.now() },
  });
  /** What a test puts between the program and Google. */
  const between = { way: (provider: CalendarProvider): CalendarProvider => provider };
  const openCalendars: OpenCalendars = (account) => {
    if (account.kind !== "google") throw new Error("only Google here");
    return between.way(opener.open(account.refreshToken));
  };
  const services: FakeServices = fakeServices(database, { openCalendars, googleGrants: opener });
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
  /** Where Google is asked, and what the browser then brings back. */
  const ask = async (leave: CalendarLeave, connectionId: string | null = null) => {
    const address = await askGoogle(services, sessionId, key, { leave, connectionId });
    return new URL(address ?? "");
  };
  const back = (address: URL, says: "yes" | "no" | readonly string[] = "yes") => {
    const asked = google.grants.ask(address.searchParams);
    if ("fault" in asked) throw new Error(asked.fault);
    return new URL(google.grants.answer(asked.key, says) ?? "").searchParams;
  };
  const take = (query: URLSearchParams, who = sessionId) =>
    takeGoogleAnswer(services, { sessionId: who, userId: key.userId }, query);
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
  return { google, between, services, business, key, session, sessionId, ask, back, take, connect };
}
