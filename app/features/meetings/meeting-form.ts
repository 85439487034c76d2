import { z } from "zod";
import { waitingRooms } from "#app/domain/room/room-rules.ts";
import type { Translate } from "#app/messages/translator.ts";
import { minuteOf } from "#app/platform/form/day-hours.ts";
import { formFields } from "#app/platform/form/form-fields.ts";

export const titleMax = 120;
/** A meeting for a group, not a broadcast: each address gets a mail of its own. */
export const invitedMax = 50;
export const lengthMinutesMax = 480;
const addressMax = 254;
const nameMax = 100;

export type InvitedPerson = { name: string; email: string };

/** What the form leaves open: whether a text is an address, and which instant the member's clocks mean. */
export type MeetingFacts = {
  isEmail: (text: string) => boolean;
  instantOf: (date: string, minute: number) => number;
};

/** A meeting for a group: what, when, how long, who knocks, and who is invited, one a line. */
export function meetingForm(t: Translate, { isEmail, instantOf }: MeetingFacts) {
  const fields = formFields(t);
  return z
    .object({
      title: fields.text({ max: titleMax }),
      day: fields.text({ max: 20 }).refine(isDay, t("form.date")),
      time: fields.text({ max: 8 }).refine((clock) => minuteOf(clock) >= 0, t("form.time")),
      length: fields.wholeNumber({ min: 5, max: lengthMinutesMax }),
      waitingRoom: fields.choice(waitingRooms),
      invited: fields.longText({ max: invitedMax * (addressMax + nameMax) }),
    })
    .transform(({ title, day, time, length, waitingRoom, invited }, context) => {
      const people = peopleIn(invited);
      const refuse = (message: string) =>
        context.addIssue({ code: z.ZodIssueCode.custom, path: ["invited"], message });
      const wrong = people.find(({ email }) => !isEmail(email));
      if (wrong) refuse(t("meeting.form.notAnAddress", { text: wrong.email.slice(0, 60) }));
      else if (people.length > invitedMax) refuse(t("meeting.form.tooMany", { max: invitedMax }));
      const startsAt = instantOf(day, minuteOf(time));
      return { title, startsAt, lengthMinutes: length, waitingRoom, invited: people };
    });
}

function isDay(text: string): boolean {
  return /^20\d{2}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00Z`).toJSON()?.slice(0, 10) === text;
}

/** "Ada Lovelace <ada@example.org>" or an address alone, each once; a line, a comma or a semicolon parts them. */
export function peopleIn(text: string): InvitedPerson[] {
  const people = text
    .split(/[\n,;]+/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map(personIn);
  return [...new Map(people.map((person) => [person.email.toLowerCase(), person])).values()];
}

function personIn(text: string): InvitedPerson {
  const named = /^(.*?)\s*<([^<>]*)>$/.exec(text);
  const email = (named?.[2] ?? text).trim();
  const name = (named?.[1] ?? "").replace(/^"|"$/g, "").trim();
  return { name: (name || (email.split("@")[0] ?? "")).slice(0, nameMax), email };
}

/** The same people as the form shows them. */
export function invitedText(people: readonly InvitedPerson[]): string {
  return people.map(({ name, email }) => `${name} <${email}>`).join("\n");
}
