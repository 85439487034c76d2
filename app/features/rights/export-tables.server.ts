import type { PrismaClient } from "#app/platform/database/generated/client.ts";
import { dataMap } from "../privacy/data-map.ts";
import type { Entry } from "../privacy/data-map-types.ts";
import type { Portal } from "./portal-session.server.ts";
import type { SubjectRows } from "./subject-rows.server.ts";

export type ExportedRow = Record<string, unknown>;
export type ExportedTables = Record<ExportedModel, ExportedRow[]>;

type Where = (rows: SubjectRows, portal: Portal) => object;

/** What somebody who was booked is called in their room. */
const inRoom = (attendeeId: string) => `attendee-${attendeeId}`;
const seats = (ids: string[]) => ({ some: { id: { in: ids } } });

/** How the rows of a person are found in each table that a copy holds; the columns come from the data map. */
const tables = {
  Attendee: ({ attendeeIds }) => ({ id: { in: attendeeIds } }),
  Booking: ({ attendeeIds }) => ({ attendees: seats(attendeeIds) }),
  Series: ({ attendeeIds }) => ({ attendees: seats(attendeeIds) }),
  Answer: ({ attendeeIds }) => ({ attendeeId: { in: attendeeIds } }),
  WaitingEntry: ({ waitingIds }) => ({ id: { in: waitingIds } }),
  TimeOffer: ({ offerIds }) => ({ id: { in: offerIds } }),
  TimeProposal: ({ proposalIds }) => ({ id: { in: proposalIds } }),
  MailMessage: (rows) => ({
    userId: null,
    OR: [
      { attendeeId: { in: rows.attendeeIds } },
      { waitingEntryId: { in: rows.waitingIds } },
      { timeProposalId: { in: rows.proposalIds } },
      { rightsRequestId: { in: rows.requestIds } },
      { consentId: { in: rows.consentIds } },
      { supportRequestId: { in: rows.supportIds } },
      { invitationId: { in: rows.invitationIds } },
    ],
  }),
  Call: ({ attendeeIds }) => ({ booking: { attendees: seats(attendeeIds) } }),
  CallParticipant: ({ attendeeIds }) => ({ attendeeId: { in: attendeeIds } }),
  CallMedia: ({ attendeeIds }) => ({ people: { hasSome: attendeeIds.map(inRoom) } }),
  ChatLine: ({ attendeeIds }) => ({ saidBy: { in: attendeeIds.map(inRoom) } }),
  CallRating: ({ attendeeIds }) => ({ attendeeId: { in: attendeeIds } }),
  ConsentRecord: ({ consentIds }) => ({ id: { in: consentIds } }),
  RightsSession: (_, { sessionId }) => ({ id: sessionId }),
  RightsAddress: (_, { sessionId }) => ({ sessionId }),
  RightsLink: (_, { emails }) => ({ email: { in: emails } }),
  RightsRequest: ({ requestIds }) => ({ id: { in: requestIds } }),
  RightsEvent: ({ requestIds }) => ({ requestId: { in: requestIds } }),
  Invitation: ({ invitationIds }) => ({ id: { in: invitationIds } }),
  SupportRequest: ({ supportIds }) => ({ id: { in: supportIds } }),
  SupportAnswer: ({ supportIds }) => ({ requestId: { in: supportIds } }),
} as const satisfies Record<string, Where>;

export type ExportedModel = keyof typeof tables;
export const exportedModels = Object.keys(tables) as ExportedModel[];

/** The columns that the map lets people take with them. */
export function exportedColumns(model: ExportedModel): string[] {
  const columns: Record<string, Entry> = dataMap[model];
  return Object.entries(columns)
    .filter(([, entry]) => entry.kind === "personal" && entry.export === "yes")
    .filter(([, entry]) => entry.kind === "personal" && ["customer", "visitor"].includes(entry.subject))
    .map(([name]) => name);
}

/** What is needed beside them to keep others' words out, and does not go into the copy. */
const besides: Partial<Record<ExportedModel, readonly string[]>> = {
  Booking: ["seats"],
  Answer: ["label", "sensitive", "attendeeId"],
  ConsentRecord: ["text"],
};

type Reader = { findMany(query: object): Promise<ExportedRow[]> };

/** Every row of a person, table by table, in the columns of the data map; nothing of anybody else. */
export async function exportTables(
  prisma: PrismaClient,
  rows: SubjectRows,
  portal: Portal,
): Promise<ExportedTables> {
  const found: Partial<ExportedTables> = {};
  for (const model of exportedModels) {
    const names = [...exportedColumns(model), ...(besides[model] ?? [])];
    const select: object = Object.fromEntries(
      names.map((name) => [
        name,
        name === "text" && model === "ConsentRecord" ? { select: { text: true } } : true,
      ]),
    );
    const reader = prisma[
      `${model.charAt(0).toLowerCase()}${model.slice(1)}` as "attendee"
    ] as unknown as Reader;
    const read = await reader.findMany({ where: tables[model](rows, portal), select });
    found[model] = read.map((row) => ownPart(model, row, portal, rows));
  }
  return found as ExportedTables;
}

/** What was told to a whole group is not one person's, and a sensitive answer waits for its booking's own link. */
function ownPart(
  model: ExportedModel,
  row: ExportedRow,
  { openedIds }: Portal,
  { attendeeIds }: SubjectRows,
): ExportedRow {
  if (model === "CallMedia") {
    const own = attendeeIds.map(inRoom);
    return { ...row, people: (row["people"] as string[]).filter((id) => own.includes(id)) };
  }
  if (model === "Booking") {
    const { seats: taken, reason, campaign, ...shared } = row;
    return taken === null ? { ...shared, reason, campaign } : shared;
  }
  if (model === "ConsentRecord") {
    const { text, ...said } = row;
    return { ...said, text: (text as { text?: unknown } | null)?.text };
  }
  if (model === "Answer") {
    const { label, sensitive, attendeeId, values } = row;
    const isHidden = sensitive === true && !openedIds.includes(String(attendeeId));
    return isHidden ? { label, hidden: true } : { label, values };
  }
  return row;
}
