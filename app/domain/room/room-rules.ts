import type { RoomRole } from "./seats.ts";

/** Who has to knock: nobody, those who were not booked, or everyone but the hosts. */
export const waitingRooms = ["off", "strangers", "everyone"] as const;
export type WaitingRoom = (typeof waitingRooms)[number];

/**
 * What the hosts have decided in this meeting. It holds in every process and after a restart; people stand in it by
 * their participant ids alone.
 */
export type RoomRules = {
  /** Only those who have a pass come in without being let in. */
  locked: boolean;
  /** Set when somebody was removed: they could come back as anybody else, so strangers knock from then on. */
  strangersKnock: boolean;
  /** They lead as a host does, but make no co-hosts and remove no host. */
  coHosts: readonly string[];
  /** Those whom a host let in, and those who were seated when the room was locked. */
  passes: readonly string[];
  keptOut: readonly string[];
};

export const openRules: RoomRules = {
  locked: false,
  strangersKnock: false,
  coHosts: [],
  passes: [],
  keptOut: [],
};

/** A room meets so many people that this never binds anybody honest; a flood of guests ends there. */
const idsMax = 500;

export type Standing = "host" | "co-host" | "none";
type Person = { id: string; role: RoomRole };

/** What somebody may do here: a host's powers come with the booking, a co-host's from a host. */
export function standingOf(rules: RoomRules, { id, role }: Person): Standing {
  if (role === "host") return "host";
  return rules.coHosts.includes(id) ? "co-host" : "none";
}

/**
 * Whether somebody may take a seat without knocking. `letIn` is true when their ticket says that they were let in
 * before; a lock and a removal count for more than that.
 */
export function mayEnter(
  waitingRoom: WaitingRoom,
  rules: RoomRules,
  person: Person & { letIn: boolean },
): boolean {
  if (person.role === "host") return true;
  if (rules.keptOut.includes(person.id)) return false;
  if (rules.passes.includes(person.id)) return true;
  if (rules.locked) return false;
  if (person.role === "attendee") return waitingRoom !== "everyone" || person.letIn;
  if (rules.strangersKnock) return false;
  return waitingRoom === "off" || person.letIn;
}

/** What a host can ask of the room. Nothing here ever turns somebody's microphone or camera on. */
export type HostCommand =
  | { type: "admit"; id: string }
  | { type: "decline"; id: string }
  | { type: "admit-all" }
  | { type: "tell-waiting"; text: string }
  | { type: "lock"; locked: boolean }
  /** `null` is everyone but those who lead. */
  | { type: "mute"; id: string | null }
  | { type: "stop-screen"; id: string }
  | { type: "lower-hand"; id: string }
  | { type: "remove"; id: string }
  | { type: "readmit"; id: string }
  | { type: "co-host"; id: string; on: boolean }
  | { type: "end" }
  | { type: "extend" };

/** Whether `standing` allows the command. `target` is who it is about, null when it is about nobody. */
export function mayCommand(standing: Standing, command: HostCommand, target: Standing | null): boolean {
  if (standing === "none") return false;
  switch (command.type) {
    case "co-host":
      return standing === "host" && target !== "host";
    case "remove":
      return target !== "host" && (standing === "host" || target !== "co-host");
    case "end":
    case "extend":
      return standing === "host";
    default:
      return true;
  }
}

/** The rules after a command; those it does not touch stay as they are. `seated` are the ids present. */
export function rulesAfter(rules: RoomRules, command: HostCommand, seated: readonly string[]): RoomRules {
  switch (command.type) {
    case "lock":
      return {
        ...rules,
        locked: command.locked,
        passes: withIds(rules.passes, command.locked ? seated : []),
      };
    case "admit":
      return {
        ...rules,
        passes: withIds(rules.passes, [command.id]),
        keptOut: without(rules.keptOut, command.id),
      };
    case "remove":
      return {
        ...rules,
        strangersKnock: true,
        coHosts: without(rules.coHosts, command.id),
        passes: without(withIds(rules.passes, seated), command.id),
        keptOut: withIds(rules.keptOut, [command.id]),
      };
    case "readmit":
      return { ...rules, keptOut: without(rules.keptOut, command.id) };
    case "co-host":
      return {
        ...rules,
        coHosts: command.on ? withIds(rules.coHosts, [command.id]) : without(rules.coHosts, command.id),
      };
    default:
      return rules;
  }
}

function withIds(list: readonly string[], more: readonly string[]): readonly string[] {
  return [...new Set([...list, ...more])].slice(-idsMax);
}

function without(list: readonly string[], id: string): readonly string[] {
  return list.filter((other) => other !== id);
}
