import { changeEmailForm } from "#app/features/account/account-form.ts";
import { type GivenRole, givenRole } from "#app/features/members/member-form.ts";

/** So many people are invited at once, and so long may their list be. */
export const inviteesMax = 500;
export const listLengthMax = 100_000;

const nameLengthMax = 100;
const cellMax = 320;

/** One line of a list. `email` is as it was written where it is no address; `role` is null where it is no role of ours. */
export type Invitee = { email: string; isAddress: boolean; name: string; role: GivenRole | null };

export type ReadInvitees =
  | { ok: true; invitees: Invitee[] }
  | { ok: false; reason: "empty" | "too-many" | "too-long" | "no-text" };

/** What roles are called in such lists, by the words of each language and ours. */
const roleWords: Record<string, GivenRole> = {
  member: "member",
  membre: "member",
  manager: "manager",
  responsable: "manager",
  gestionnaire: "manager",
  admin: "admin",
  administrator: "admin",
  administrateur: "admin",
  administratrice: "admin",
};

/**
 * Reads who is to be invited: an address to a line, or a table with name, address and role, separated by commas,
 * semicolons or tabs. A first line without any address is the table's head.
 */
export function readInvitees(text: string, usual: GivenRole): ReadInvitees {
  if (text.length > listLengthMax) return { ok: false, reason: "too-long" };
  if (/[\0\uFFFD]/.test(text)) return { ok: false, reason: "no-text" };
  const rows = tableOf(text.replace(/^\uFEFF/, ""));
  const [first] = rows;
  const hasHead = first !== undefined && first.length > 1 && !first.some((cell) => cell.includes("@"));
  const invitees = (hasHead ? rows.slice(1) : rows).flatMap((row) => inviteesOf(row, usual));
  if (invitees.length === 0) return { ok: false, reason: "empty" };
  if (invitees.length > inviteesMax) return { ok: false, reason: "too-many" };
  return { ok: true, invitees };
}

function inviteesOf(cells: string[], usual: GivenRole): Invitee[] {
  const addresses = cells.filter((cell) => cell.includes("@"));
  // Addresses alone, one after the other in a line.
  if (addresses.length > 1) return addresses.map((cell) => inviteeOf(cell, "", usual));
  const at =
    addresses.length === 1 ? cells.findIndex((cell) => cell.includes("@")) : Math.min(1, cells.length - 1);
  const others = cells.filter((_, index) => index !== at);
  // "address,role"; a word that names no role is somebody's name.
  const isRoleAlone = others.length === 1 && at === 0 && roleOf(others[0] ?? "") !== null;
  const name = isRoleAlone ? "" : (others[0] ?? "");
  const role = (isRoleAlone ? others[0] : others[1]) ?? "";
  return [inviteeOf(cells[at] ?? "", name, role === "" ? usual : roleOf(role))];
}

function inviteeOf(cell: string, name: string, role: GivenRole | null): Invitee {
  // "Ada Martin <ada@example.org>", as mail programs copy it.
  const [, called = "", inside] = /^([^<]*)<([^<>]*)>$/.exec(cell) ?? [];
  const written = inside ?? cell;
  const parsed = changeEmailForm.safeParse({ email: written });
  const email = parsed.success ? parsed.data.email : written.slice(0, cellMax);
  return { email, isAddress: parsed.success, name: cleanName(name || called), role };
}

function cleanName(name: string): string {
  const printable = name.replace(/\p{Cc}+/gu, " ");
  return [...printable.trim()].slice(0, nameLengthMax).join("");
}

function roleOf(word: string): GivenRole | null {
  const known = roleWords[word.toLowerCase()];
  return givenRole.safeParse(known).data ?? null;
}

/** Rows of trimmed cells, without empty ones. A quoted cell may hold what separates, and two quotes for one. */
function tableOf(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  const end = () => {
    rows.at(-1)?.push(cell.trim());
    cell = "";
  };
  const whole = text.replace(/\r\n?/g, "\n");
  for (let index = 0; index < whole.length; index += 1) {
    const sign = whole[index] ?? "";
    if (quoted && sign === '"' && whole[index + 1] === '"') {
      cell += sign;
      index += 1;
    } else if (sign === '"' && (quoted || cell.trim() === "")) quoted = !quoted;
    else if (quoted || !/[,;\t\n]/.test(sign)) cell += sign;
    else {
      end();
      if (sign === "\n") rows.push([]);
    }
  }
  end();
  return rows
    .map((row) => row.slice(0, row.findLastIndex((one) => one !== "") + 1))
    .filter(({ length }) => length > 0);
}
