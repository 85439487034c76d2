import { connectCalendars } from "#app/features/calendars/connect-calendars.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import type { FakeServices } from "#tests/fakes/fake-services.ts";

/** Connects an account with one calendar; gives the calendar's id. */
export async function connectMember(
  services: FakeServices,
  key: { organizationId: string; userId: string },
  account = { address: "https://dav.example/", username: "ada", password: "correct horse" },
): Promise<string> {
  const form = { do: "connect-caldav", service: "other", ...account };
  const connected = await connectCalendars(services, key, form, translatorFor("en"));
  if (!connected.ok) throw new Error("not connected");
  const { id } = await services.database.prisma.connectedCalendar.findFirstOrThrow({ where: key });
  return id;
}
