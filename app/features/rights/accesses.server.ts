import type { Services } from "#app/platform/services.server.ts";

/** Somebody else who looked at what is held about a person. `at` is epoch milliseconds. */
export type Access = { at: number; who: string; organizationId: string };

/**
 * Who looked at these attendees' bookings, the latest first. It is asked by the portal's page; until views are noted,
 * nobody is known to have looked, and null says that no list can be shown.
 */
export async function accessesOf(
  _services: Pick<Services, "database">,
  _attendeeIds: readonly string[],
): Promise<Access[] | null> {
  return null;
}
