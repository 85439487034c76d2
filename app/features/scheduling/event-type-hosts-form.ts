import { z } from "zod";
import type { Translate } from "#app/messages/translator.ts";
import { formFields } from "#app/platform/form/form-fields.ts";
import { type HostMode, priorities, ranges, rowsMax, textMax } from "./event-type-choices.ts";
import { plainHost } from "./event-type-defaults.ts";
import { kindsOf, refuse } from "./event-type-fields.ts";

/** One host: the schedule says who it is. */
export type HostDraft = {
  scheduleId: string;
  fixed: boolean;
  groupName: string;
  priority: number;
  weight: number;
};
export type HostingDraft = { kind: HostMode; attendeeChooses: boolean; hosts: HostDraft[] };

/** Who gives the time: a mode, and hosts of whom only what the mode asks for is read. */
export function hostingForm(t: Translate) {
  const fields = formFields(t);
  const schedule = { scheduleId: fields.text({ max: 40 }) };
  const turn = {
    ...schedule,
    priority: fields.choice(priorities).default("0").transform(Number),
    weight: fields.optionalWholeNumber(ranges.weight).transform((weight) => weight ?? plainHost.weight),
  };
  const group = {
    ...turn,
    fixed: fields.flag(),
    groupName: fields.optionalText({ max: textMax.groupName }),
  };
  const rows = <Shape extends z.ZodRawShape>(shape: Shape) =>
    z
      .array(fields.group(shape))
      .max(rowsMax.hosts, t("form.tooManyRows", { max: rowsMax.hosts }))
      .default([]);
  const chooses = { attendeeChooses: fields.flag() };
  const kinds = kindsOf(t, [
    z.object({ kind: z.literal("one"), hosts: rows(schedule) }),
    z.object({ kind: z.literal("collective"), hosts: rows(schedule) }),
    z.object({ kind: z.literal("round_robin"), hosts: rows(turn), ...chooses }),
    z.object({ kind: z.literal("fixed_round_robin"), hosts: rows(group), ...chooses }),
  ]);
  return kinds
    .transform(
      ({ hosts, ...hosting }): HostingDraft => ({
        attendeeChooses: false,
        ...hosting,
        hosts: hosts.map((host) => ({ ...plainHost, ...host })),
      }),
    )
    .superRefine(({ kind, hosts }, context) => {
      const problem = problemOf(t, kind, hosts);
      if (problem) refuse(context, ["hosts"], problem);
      for (const index of repeated(hosts.map(({ scheduleId }) => scheduleId)))
        refuse(context, ["hosts", index, "scheduleId"], t("eventType.host.twice"));
    });
}

/** The places of values that stood there before. */
export function repeated(values: readonly string[]): number[] {
  return values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []));
}

function problemOf(t: Translate, mode: HostMode, hosts: readonly HostDraft[]): string | null {
  if (hosts.length === 0) return t("eventType.host.none");
  if (mode === "one" && hosts.length > 1) return t("eventType.host.onlyOne");
  if (mode !== "fixed_round_robin") return null;
  const rotating = hosts.filter(({ fixed }) => !fixed);
  if (rotating.length === 0) return t("eventType.host.noneRotates");
  const groups = new Set(rotating.map(({ groupName }) => groupName));
  return rotating.length === hosts.length && groups.size < 2 ? t("eventType.host.noneFixed") : null;
}
