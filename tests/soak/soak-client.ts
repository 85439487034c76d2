import { visitorOf } from "#app/features/booking/hold-slot.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Target, World } from "./soak-world.ts";

export type Made = { attendeeId: string; path: string };
/** What the clients saw, for the check afterwards. */
export type Seen = {
  made: Made[];
  /** Each change that was confirmed, by the attendee's or the booking's id: to be found in the database. */
  moved: Map<string, string[]>;
  cancelled: Set<string>;
  decided: Set<string>;
  /** How many holds were said to be taken, and found. */
  held: number;
  /** How often each answer came: "book 303". */
  answers: Map<string, number>;
  faults: string[];
};
export type Roll = (sides: number) => number;

const expected: Record<string, readonly number[]> = {
  book: [303, 409],
  hold: [200, 409, 429],
  move: [303, 409],
  cancel: [303],
  decide: [303, 409],
};

export function newSeen(): Seen {
  const none = { moved: new Map(), cancelled: new Set<string>(), decided: new Set<string>(), held: 0 };
  return { made: [], ...none, answers: new Map(), faults: [] };
}

/** One client's turn: something a visitor or a host would do, at random. */
export async function takeTurn(world: World, seen: Seen, roll: Roll): Promise<void> {
  const kind = roll(10);
  const known = seen.made[roll(Math.max(1, seen.made.length))];
  if (kind < 5 || !known) return book(world, seen, roll);
  if (kind === 5) return holdThenBook(world, seen, roll);
  if (kind === 6) return move(world, seen, known, roll);
  if (kind === 7) return cancel(world, seen, known);
  return decide(world, seen, roll);
}

function formFor(target: Target, roll: Roll, key = randomId()): URLSearchParams {
  return new URLSearchParams({
    at: target.starts[roll(target.starts.length)] ?? "",
    timezone: "Europe/Paris",
    key,
    name: "Grace",
    email: `${key}@customers.example`,
    ...target.answers,
  });
}

async function book(world: World, seen: Seen, roll: Roll): Promise<void> {
  const target = world.targets[roll(world.targets.length)] as Target;
  const form = formFor(target, roll);
  const path = `/harbour-studio/${target.slug}`;
  // One in eight is sent twice at once, as by a double click: both must be answered alike.
  const times = roll(8) === 0 ? 2 : 1;
  const answers = await Promise.all(
    Array.from({ length: times }, () => post(world, seen, "book", path, form)),
  );
  const [first, second] = answers;
  if (second && first && (first.status !== second.status || first.location !== second.location))
    seen.faults.push(
      `One form sent twice was answered ${first.status} ${first.location} and ${second.status} ${second.location}.`,
    );
  if (first?.status === 303 && first.location) noteBooked(seen, first.location);
}

function noteBooked(seen: Seen, location: string): void {
  const path = location.split("?")[0] ?? "";
  const attendeeId = path.split("/")[2] ?? "";
  seen.made.push({ attendeeId, path });
}

async function holdThenBook(world: World, seen: Seen, roll: Roll): Promise<void> {
  const target = world.targets[roll(world.targets.length)] as Target;
  const form = formFor(target, roll);
  const path = `/harbour-studio/${target.slug}`;
  const hold = new URLSearchParams({ at: form.get("at") ?? "", key: form.get("key") ?? "" });
  const held = await post(world, seen, "hold", `${path}/hold`, hold);
  await judgeHold(world, seen, form, held.text);
  // Some look elsewhere and leave their hold to run out.
  if (!held.text.includes('"held":true') || roll(3) === 0) return;
  const booked = await post(world, seen, "book", path, form);
  if (booked.status === 303 && booked.location) noteBooked(seen, booked.location);
  else seen.faults.push(`A slot that was held was not booked by its holder: ${booked.status}.`);
}

/** What is said to be held is in the database, with the time that it keeps; a refusal says why. */
async function judgeHold({ pool }: World, seen: Seen, form: URLSearchParams, text: string): Promise<void> {
  const answer = JSON.parse(text) as { held: boolean; refused?: string };
  if (!answer.held) {
    if (!answer.refused) seen.faults.push("A hold was refused without saying why.");
    return;
  }
  const { rowCount } = await pool.query(
    `SELECT 1 FROM hold k JOIN occupied_time t ON t.hold_id = k.id WHERE k.visitor = $1 AND k.starts_at = $2`,
    [visitorOf(form.get("key") ?? ""), form.get("at")],
  );
  if (rowCount) seen.held += 1;
  else seen.faults.push("A slot was said to be held and is not.");
}

async function move(world: World, seen: Seen, { path, attendeeId }: Made, roll: Roll): Promise<void> {
  const { starts } = world.targets[0] as Target;
  const at = starts[roll(starts.length)] ?? "";
  const form = new URLSearchParams({ at, reason: "" });
  // Refused for good (cancelled already, over) it leads to the booking's page too, without saying so.
  const { location } = await post(world, seen, "move", `${path}/move`, form);
  if (location?.endsWith("?moved")) seen.moved.set(attendeeId, [...(seen.moved.get(attendeeId) ?? []), at]);
}

async function cancel(world: World, seen: Seen, { path, attendeeId }: Made): Promise<void> {
  const { location } = await post(
    world,
    seen,
    "cancel",
    `${path}/cancel`,
    new URLSearchParams({ reason: "" }),
  );
  if (location?.endsWith("?cancelled")) seen.cancelled.add(attendeeId);
}

async function decide(world: World, seen: Seen, roll: Roll): Promise<void> {
  const { rows } = await world.pool.query<{ id: string; hostId: string }>(
    `SELECT b.id, b.host_id AS "hostId" FROM booking b WHERE b.status = 'pending' ORDER BY md5(b.id || $1) LIMIT 1`,
    [String(roll(1_000_000))],
  );
  const [request] = rows;
  if (!request) return;
  const { pathname } = new URL(world.links.decideUrl(request.id, request.hostId));
  const form = new URLSearchParams({ answer: roll(5) === 0 ? "decline" : "approve", reason: "" });
  const { status } = await post(world, seen, "decide", pathname, form);
  if (status === 303) seen.decided.add(request.id);
}

async function post(world: World, seen: Seen, what: string, path: string, body: URLSearchParams) {
  const headers = { origin: world.origin, "sec-fetch-site": "same-origin", "accept-language": "en" };
  const answer = await fetch(world.origin + path, { method: "POST", body, headers, redirect: "manual" });
  const text = await answer.text();
  const key = `${what} ${answer.status}`;
  seen.answers.set(key, (seen.answers.get(key) ?? 0) + 1);
  if (!expected[what]?.includes(answer.status))
    seen.faults.push(`${what} ${path.slice(0, 40)} answered ${answer.status}.`);
  if (answer.status === 409 && what !== "hold" && !/role="alert"|class="alert/.test(text))
    seen.faults.push(`${what} answered 409 without saying why.`);
  return { status: answer.status, location: answer.headers.get("location"), text };
}
