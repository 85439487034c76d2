import { commandField } from "#app/platform/form/form-lists.ts";
import { type FormTree, formText } from "#app/platform/form/form-tree.ts";

/** The editor's sections in their order. */
export const sections = [
  "basics",
  "hosts",
  "times",
  "limits",
  "locations",
  "questions",
  "rules",
  "groups",
  "after",
] as const;
export type SectionName = (typeof sections)[number];

/** Where a field stands, by the first word of its name; the others are among the basics. */
const sectionOf: Readonly<Record<string, SectionName>> = {
  hosting: "hosts",
  slotIntervalMinutes: "times",
  slotOffsetMinutes: "times",
  fitClosely: "times",
  bufferBeforeMinutes: "times",
  bufferAfterMinutes: "times",
  notice: "times",
  window: "times",
  limits: "limits",
  ongoingPerAttendee: "limits",
  locations: "locations",
  waitingRoom: "locations",
  questions: "questions",
  guestsMax: "questions",
  approval: "rules",
  attendeesMayCancel: "rules",
  attendeesMayMove: "rules",
  changeNotice: "rules",
  cancellationPolicy: "rules",
  retentionDays: "rules",
  news: "questions",
  attendance: "groups",
  waiting: "groups",
  series: "groups",
  confirmationText: "after",
  reminders: "after",
  followUp: "after",
  redirectUrl: "after",
  redirectsDetails: "after",
};

/** Whether the section holds something wrong, or the list that a button was just pressed for. */
export function isInSection(
  section: SectionName,
  errors: Readonly<Record<string, string>>,
  tree: FormTree,
): boolean {
  const [, list = ""] = formText(tree, commandField).split(":");
  return [...Object.keys(errors), list].some(
    (name) => name !== "" && (sectionOf[name.split(".")[0] ?? ""] ?? "basics") === section,
  );
}
