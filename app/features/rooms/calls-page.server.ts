import type { DeviceClass } from "#app/domain/room/device-class.ts";
import { lookerName, viewersOfCalls } from "#app/features/audit/audit.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import type { Locale } from "#app/messages/locale.ts";
import type { Translate } from "#app/messages/translator.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime, formatRange } from "#app/platform/time/format.server.ts";
import { placeLabel } from "#app/platform/time/zone-options.server.ts";
import { type LoggedCall, listCalls } from "./call-log.server.ts";

/** A call as the table shows it. Who came back after leaving is named once, with each kind of device. */
export type CallLine = Pick<
  LoggedCall,
  "id" | "bookingId" | "title" | "seconds" | "endReason" | "ratings" | "kept"
> & {
  /** From its start to its end; the start alone while it runs. */
  when: string;
  running: boolean;
  people: { name: string; isGuest: boolean; devices: DeviceClass[] }[];
};

export type CallsPage = {
  lines: CallLine[];
  page: number;
  pages: number;
  zone: string;
  /** Who opened the log; a null name is a former member's. */
  viewers: { name: string | null; at: string }[];
};

/** The read behind the call log, in the business's zone. `page` counts from 1. */
export async function callsPage(
  services: Pick<Services, "database" | "clock">,
  organization: { id: string; timeZone: string },
  {
    page,
    locale,
    viewerId,
    onlyHostId,
  }: { page: number; locale: Locale; viewerId: string; onlyHostId: string | null },
): Promise<CallsPage> {
  const access = { organizationId: organization.id, viewerId, way: "calls" } as const;
  const { calls, pages } = await listCalls(services, access, { page, onlyHostId });
  // Who opened the log is told to those to whom all of it is open.
  const viewers = onlyHostId === null ? await viewersOfCalls(services, organization.id) : [];
  const { t } = translatorFor(locale);
  const shown = { locale, zone: organization.timeZone };
  const lines = calls.map(({ participants, startedAt, endedAt, ...call }) => ({
    ...call,
    when: endedAt === null ? formatDateTime(startedAt, shown) : formatRange(startedAt, endedAt, shown),
    running: endedAt === null,
    people: namedOnce(participants, t),
  }));
  return {
    lines,
    page,
    pages,
    zone: placeLabel(organization.timeZone, services.clock.now()),
    viewers: viewers.map((looked) => ({
      name: lookerName(looked, t),
      at: formatDateTime(looked.at, shown),
    })),
  };
}

function namedOnce(participants: LoggedCall["participants"], t: Translate): CallLine["people"] {
  const people = new Map<string, CallLine["people"][number]>();
  for (const { name, role, device } of participants) {
    const shown = name ?? t("dashboard.restricted");
    const key = `${role} ${shown}`;
    const known = people.get(key) ?? { name: shown, isGuest: role === "guest", devices: [] };
    if (device !== null && !known.devices.includes(device)) known.devices.push(device);
    people.set(key, known);
  }
  return [...people.values()];
}

/** The page number of an address: 1 for anything that is none. */
export function pageNumber(text: string | null): number {
  const page = Number(text ?? 1);
  return Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1;
}
