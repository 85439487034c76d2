import { createHash } from "node:crypto";
import { receivePart } from "#app/features/media/media.server.ts";
import type { Upload } from "#app/features/rooms/room-protocol.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Meeting } from "#tests/factories/meeting.ts";
import type { RoomClient, startRooms } from "#tests/features/rooms/room-harness.ts";

type Rooms = Awaited<ReturnType<typeof startRooms>>;

/** Host and attendee in a room of a business that records and photographs. */
export async function meet(rooms: Rooms, meeting: Meeting) {
  await rooms.services.database.prisma.organization.update({
    where: { id: meeting.organizationId },
    data: { recordsCalls: true, photographsCalls: true },
  });
  const host = await rooms.enter(meeting, { role: "host", id: meeting.hostId });
  await host.join();
  const guest = await rooms.enter(meeting, { role: "attendee", id: meeting.attendeeId });
  await guest.join();
  return { host, guest };
}

type Answer = "given" | "refused" | "withdrawn";

export async function answer(client: RoomClient, said: Answer, locale: "en" | "fr" = "en"): Promise<void> {
  const { asked } = await client.hears("recording", (word) => word.asked !== null);
  client.say({ type: "consent", about: "recording", answer: said, textHash: asked?.[locale].hash, locale });
}

/** Everybody says yes; gives the page's leave to upload. */
export async function record(host: RoomClient, others: readonly RoomClient[]): Promise<Upload> {
  host.say({ type: "recording", wanted: true });
  for (const client of [host, ...others]) await answer(client, "given");
  return leaveOf(host);
}

export async function leaveOf(host: RoomClient): Promise<Upload> {
  const { upload } = await host.hears("recording", (word) => word.upload !== null);
  if (!upload) throw new Error("no leave to upload");
  return upload;
}

/** The beginning of every WebM, and some more bytes. */
export const webm = (text = "") =>
  Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3]), Buffer.from(text.padEnd(40, "."))]);

export const jpeg = (extra = "") => Buffer.from(`\xff\xd8\xff\xe0${extra.padEnd(40, ".")}`, "latin1");

type Sent = { seq?: number; bytes?: Buffer; digest?: string; token?: string };

/** Uploads as the page does, past the router. */
export async function upload(services: Services, leave: Upload, sent: Sent = {}) {
  const { seq = 0, bytes = webm(), token = leave.token } = sent;
  const digest = sent.digest ?? createHash("sha256").update(bytes).digest("base64");
  const request = new Request("http://parley.test/room/media", {
    method: "POST",
    body: new Uint8Array(bytes),
    headers: { Authorization: `Bearer ${token}`, "Content-Digest": `sha-256=:${digest}:` },
  });
  const response = await receivePart(services, {
    request,
    params: { media: leave.mediaId, seq: String(seq) },
  });
  return { status: response.status, ...((await response.json()) as { outcome: string; next?: number }) };
}
