import { type AccessContext, guardedRead } from "#app/features/audit/audit.server.ts";
import type { Prisma, PrismaClient } from "#app/platform/database/generated/client.ts";
import type { MediaKind } from "#app/platform/database/generated/enums.ts";
import type { Services } from "#app/platform/services.server.ts";
import { listParts, type Part } from "./media-repository.server.ts";
import { readPart } from "./part-seal.server.ts";

/** Something recorded in a call, as a list shows it. `people` are names; null that of one whose data is not used. */
export type ListedMedia = {
  id: string;
  kind: MediaKind;
  /** False while it is put in order; it can be played already. */
  ready: boolean;
  startedAt: number;
  seconds: number;
  bytes: number;
  contentType: string;
  people: (string | null)[];
  purgeAt: number | null;
};

const listed = {
  id: true,
  kind: true,
  state: true,
  startedAt: true,
  endedAt: true,
  seenAt: true,
  contentType: true,
  people: true,
  purgeAt: true,
  parts: { select: { bytes: true } },
  call: {
    select: {
      bookingId: true,
      participants: {
        select: {
          ...{ name: true, role: true, userId: true, attendeeId: true },
          attendee: { select: { restrictedAt: true } },
        },
      },
    },
  },
} satisfies Prisma.CallMediaSelect;

type Row = Prisma.CallMediaGetPayload<{ select: typeof listed }>;

/** What there is of a booking's calls, for a member; the latest first. */
export async function mediaOfBooking(
  services: Pick<Services, "database" | "clock">,
  access: AccessContext,
  bookingId: string,
): Promise<ListedMedia[]> {
  const rows = await guardedRead(
    services,
    access,
    (prisma) =>
      prisma.callMedia.findMany({
        where: { organizationId: access.organizationId, call: { bookingId }, ...wholeMedia },
        select: listed,
        orderBy: [{ startedAt: "desc" }, { id: "asc" }],
      }),
    (found) => found.map(({ call }) => call.bookingId),
  );
  return rows.map(listedOf);
}

/** What somebody who was booked is in; pictures are theirs to take along. */
export async function mediaOfAttendees(
  prisma: PrismaClient,
  attendeeIds: readonly string[],
): Promise<(ListedMedia & { attendeeIds: string[] })[]> {
  if (attendeeIds.length === 0) return [];
  const ids = attendeeIds.map((id) => `attendee-${id}`);
  const rows = await prisma.callMedia.findMany({
    where: { OR: [{ people: { hasSome: ids } }, { madeBy: { in: ids } }], ...wholeMedia },
    select: { ...listed, madeBy: true },
    orderBy: [{ startedAt: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({
    ...listedOf(row),
    attendeeIds: attendeeIds.filter((id) => [...row.people, row.madeBy].includes(`attendee-${id}`)),
  }));
}

export const wholeMedia = {
  state: { in: ["finishing", "ready"] },
  parts: { some: {} },
} satisfies Prisma.CallMediaWhereInput;

function listedOf({
  state,
  startedAt,
  endedAt,
  seenAt,
  parts,
  call,
  people,
  purgeAt,
  ...row
}: Row): ListedMedia {
  const end = endedAt ?? seenAt;
  return {
    ...row,
    ready: state === "ready",
    startedAt: startedAt.getTime(),
    seconds: Math.max(1, Math.round((end.getTime() - startedAt.getTime()) / 1000)),
    bytes: parts.reduce((sum, part) => sum + part.bytes, 0),
    people: people.map((id) => nameOf(id, call.participants)),
    purgeAt: purgeAt?.getTime() ?? null,
  };
}

/** Guests of a room have no row that their id would lead to: they are called as they called themselves. */
function nameOf(id: string, participants: Row["call"]["participants"]): string | null {
  const own = id.slice(id.indexOf("-") + 1);
  const found =
    participants.find(({ userId, attendeeId }) => userId === own || attendeeId === own) ??
    participants.find(({ role }) => role === "guest");
  return found?.attendee?.restrictedAt ? null : (found?.name ?? "");
}

export type OpenedMedia = {
  contentType: string;
  kind: MediaKind;
  startedAt: Date;
  bytes: number;
  /** The bytes from `first` up to and with `last`. */
  read(first: number, last: number): AsyncGenerator<Buffer>;
};

/** One of a booking, for a member who plays it or takes it along: each time is noted among who looked. */
export async function openMedia(
  services: Services,
  access: AccessContext,
  { bookingId, mediaId }: { bookingId: string; mediaId: string },
): Promise<OpenedMedia | null> {
  const [found] = await guardedRead(
    services,
    access,
    (prisma) =>
      prisma.callMedia.findMany({
        where: { id: mediaId, organizationId: access.organizationId, call: { bookingId }, ...wholeMedia },
        select: opening,
      }),
    (rows) => rows.map(() => bookingId),
  );
  return found ? opened(services, mediaId, found) : null;
}

/** A photograph of, or by, somebody who was booked, or a whiteboard they were at; recordings stay with the business. */
export async function openPicture(
  services: Services,
  { attendeeId, mediaId }: { attendeeId: string; mediaId: string },
): Promise<OpenedMedia | null> {
  const own = `attendee-${attendeeId}`;
  const found = await services.database.prisma.callMedia.findFirst({
    where: {
      id: mediaId,
      kind: { not: "recording" },
      OR: [{ people: { has: own } }, { madeBy: own }],
      ...wholeMedia,
    },
    select: opening,
  });
  return found && opened(services, mediaId, found);
}

const opening = {
  ...{ organizationId: true, contentType: true, kind: true, startedAt: true },
} satisfies Prisma.CallMediaSelect;

async function opened(
  services: Services,
  mediaId: string,
  { organizationId, ...media }: Prisma.CallMediaGetPayload<{ select: typeof opening }>,
): Promise<OpenedMedia> {
  const parts = await listParts(services, { organizationId, mediaId });
  return {
    ...media,
    bytes: parts.reduce((sum, part) => sum + part.bytes, 0),
    read: (first, last) => readRange(services, parts, first, last),
  };
}

/** Opens no more parts than hold what is asked for. */
async function* readRange(
  services: Services,
  parts: readonly Part[],
  first: number,
  last: number,
): AsyncGenerator<Buffer> {
  let start = 0;
  for (const { id, bytes } of parts) {
    const end = start + bytes;
    if (end > first && start <= last) {
      const plain = await readPart(services, id);
      yield plain.subarray(Math.max(0, first - start), Math.min(bytes, last + 1 - start));
    }
    start = end;
  }
}

/** All of it, as an archive takes it in. */
export async function* mediaBytes(
  services: Pick<Services, "database" | "objects" | "settings">,
  of: {
    organizationId: string;
    mediaId: string;
  },
): AsyncGenerator<Buffer> {
  for (const { id } of await listParts(services, of)) yield await readPart(services, id);
}
