import type { Translate } from "#app/messages/translator.ts";
import { type FormTree, formList, formText } from "#app/platform/form/form-tree.ts";
import {
  approvalKinds,
  hostModes,
  limitPeriods,
  locationKinds,
  seriesKinds,
  spanUnits,
  windowKinds,
} from "../event-type-choices.ts";
import { lists } from "../event-type-lists.ts";
import type { OfferedHost } from "./event-type-hosts.tsx";
import type { SectionName } from "./event-type-sections.ts";

type Notes = Partial<Record<SectionName, string>>;

const joined = (parts: readonly (string | null)[]) => parts.filter(Boolean).join(" · ");
/** What was posted may be any text; only words that are known have a message. */
const known = <Word extends string>(words: readonly Word[], word: string) =>
  words.find((other) => other === word);

/** How each section stands, in a few words beside its name while it is closed. */
export function sectionNotes(t: Translate, tree: FormTree, hosts: readonly OfferedHost[]): Notes {
  const text = (name: string) => formText(tree, name);
  const count = (name: string) => formList(tree, name).length;
  const limits = limitPeriods.flatMap((period) =>
    ["count", "minutes"].filter((measure) => text(`limits.${period}.${measure}`) !== ""),
  ).length;
  const questions = count(lists.questions);
  const url = text("redirectUrl");
  return {
    hosts: hostsNote(t, tree, hosts),
    times: timesNote(t, tree),
    limits: limits === 0 ? t("eventType.note.noLimits") : t("eventType.note.limits", { count: limits }),
    locations: joined(
      formList(tree, lists.locations).map((_, index) => {
        const kind = known(locationKinds, text(`${lists.locations}.${index}.kind`));
        return kind ? t(`eventType.location.${kind}`) : null;
      }),
    ),
    questions:
      questions === 0 ? t("eventType.note.noQuestions") : t("eventType.questionCount", { count: questions }),
    rules: approvalNote(t, known(approvalKinds, text("approval.kind"))),
    groups: groupsNote(t, tree),
    after: URL.canParse(url)
      ? t("eventType.note.redirect", { host: new URL(url).host })
      : t("eventType.note.ownPage"),
  };
}

function timesNote(t: Translate, tree: FormTree): string {
  const text = (name: string) => formText(tree, name);
  const unit = known(spanUnits, text("notice.unit"));
  const window = known(windowKinds, text("window.kind"));
  const [first, last, days] = [text("window.firstDate"), text("window.lastDate"), text("window.days")];
  const reach =
    window === "unlimited" || window === undefined
      ? null
      : window === "dates"
        ? `${first} – ${last}`
        : t("eventType.note.days", { count: Number(days) });
  return joined([
    unit ? t(`eventType.note.notice.${unit}`, { count: Number(text("notice.amount")) }) : null,
    reach,
  ]);
}

function hostsNote(t: Translate, tree: FormTree, hosts: readonly OfferedHost[]): string {
  const rows = formList(tree, lists.hosts);
  const mode = known(hostModes, formText(tree, "hosting.kind"));
  const first = formText(tree, `${lists.hosts}.0.scheduleId`);
  const only = hosts.find(({ schedules }) => schedules.some(({ id }) => id === first));
  if (rows.length === 1 && only) return only.name;
  return joined([
    t("eventType.note.hosts", { count: rows.length }),
    mode && mode !== "one" ? t(`eventType.note.${mode}`) : null,
  ]);
}

function approvalNote(t: Translate, kind: (typeof approvalKinds)[number] | undefined): string {
  if (kind === "always") return t("eventType.note.approval");
  return t(kind === "short_notice" ? "eventType.note.shortNotice" : "eventType.note.atOnce");
}

function groupsNote(t: Translate, tree: FormTree): string {
  const text = (name: string) => formText(tree, name);
  const series = known(seriesKinds, text("series.kind")) ?? "none";
  return joined([
    text("attendance.kind") === "group"
      ? t("eventType.note.group", { seats: text("attendance.seats") })
      : t("eventType.attendance.single"),
    text("waiting.on") === "" ? null : t("eventType.note.waiting"),
    series === "none" ? null : t("eventType.note.series"),
  ]);
}
