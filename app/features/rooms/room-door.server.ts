import { redirect } from "@remix-run/node";
import { type RoomPhase, roomPhase } from "#app/domain/room/admission-window.ts";
import type { RoomRole } from "#app/domain/room/seats.ts";
import { currentUser } from "#app/features/account/account.server.ts";
import { cookieValue } from "#app/platform/http/request-locale.ts";
import type { RequestContext } from "#app/platform/load-context.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { participantId } from "./participant.ts";
import { findRoom, isBarred, type RoomFacts } from "./room-repository.server.ts";

export type DoorArgs = { request: Request; context: RequestContext; params: { id?: string } };

/** Somebody at the door, as the server knows them. A guest's name is asked on the page. */
export type DoorVisitor = { role: RoomRole; participantId: string; name: string; timeZone: string };

export type Door = { facts: RoomFacts; phase: RoomPhase; visitor: DoorVisitor };

const keyCookie = "parley_room_key";
/** In a browser that is signed in as the host, this keeps the tab that came by the attendee's link an attendee's. */
export const seatParameter = "seat";

/** The meeting behind the address and who is asking. An unknown address is a 404. */
export async function whoIsAtTheDoor(args: DoorArgs, seat: string | null): Promise<Door> {
  const { services } = args.context;
  const facts = await findRoom(services, args.params.id ?? "");
  if (!facts) throw new Response(null, { status: 404 });
  const phase = roomPhase(facts, services.clock.now());
  const attendee = attendeeOf(
    facts,
    services,
    cookieValue(args.request.headers.get("Cookie"), keyCookie) ?? "",
  );
  if (attendee && seat === "attendee") return { facts, phase, visitor: attendee };
  return { facts, phase, visitor: (await hostOf(args, facts)) ?? attendee ?? guestOf(facts) };
}

/**
 * Takes the key of an attendee's link out of the address: it goes into a cookie for this room alone, and the address
 * bar, which people share, is left with an address that lets nobody in by itself. Returns the redirect, or null.
 */
export async function takeKeyFromAddress(args: DoorArgs): Promise<Response | null> {
  const url = new URL(args.request.url);
  const key = url.searchParams.get("as");
  if (key === null) return null;
  const { services } = args.context;
  const facts = await findRoom(services, args.params.id ?? "");
  if (!facts || !attendeeOf(facts, services, key)) return redirect(url.pathname);
  const isHost = (await hostOf(args, facts)) !== null;
  const target = isHost ? `${url.pathname}?${seatParameter}=attendee` : url.pathname;
  const secure = services.settings.secure ? "; Secure" : "";
  const cookie = `${keyCookie}=${key}; Path=/room/${facts.id}; HttpOnly; SameSite=Lax${secure}`;
  return redirect(target, { headers: { "Set-Cookie": cookie } });
}

function attendeeOf(facts: RoomFacts, { links }: Pick<RequestContext["services"], "links">, key: string) {
  const attendeeId = links.attendeeOfRoomKey(facts.id, key);
  const attendee = facts.attendees.find((candidate) => candidate.id === attendeeId);
  return attendee ? visitor("attendee", attendee) : null;
}

async function hostOf(args: DoorArgs, facts: RoomFacts): Promise<DoorVisitor | null> {
  const signedIn = await currentUser(args);
  if (!signedIn || !facts.hosts.some(({ id }) => id === signedIn.user.id)) return null;
  if (await isBarred(args.context.services, facts.organizationId, signedIn.user.id)) return null;
  return visitor("host", signedIn.user);
}

function guestOf(facts: RoomFacts): DoorVisitor {
  return visitor("guest", { id: randomId(), name: "", timeZone: facts.business.timeZone });
}

function visitor(
  role: RoomRole,
  { id, name, timeZone }: { id: string; name: string; timeZone: string },
): DoorVisitor {
  return { role, participantId: participantId(role, id), name, timeZone };
}
