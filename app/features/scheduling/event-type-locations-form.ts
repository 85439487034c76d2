import { z } from "zod";
import type { Translate } from "#app/messages/translator.ts";
import { formFields } from "#app/platform/form/form-fields.ts";
import { type LocationKind, rowsMax, textMax } from "./event-type-choices.ts";
import { kindsOf, phoneField, refuse, webAddressField } from "./event-type-fields.ts";
import { repeated } from "./event-type-hosts-form.ts";

export type LocationDraft = { id: string; kind: LocationKind; detail: string };

/** The field that says more of a location, by its kind. */
export const detailField = {
  attendee_calls: "phone",
  in_person: "address",
  link: "url",
} as const satisfies Partial<Record<LocationKind, string>>;

/** Where it takes place; of several the attendee chooses one. */
export function locationsForm(t: Translate) {
  const fields = formFields(t);
  const id = fields.optionalText({ max: 40 });
  const kinds = kindsOf(t, [
    z.object({ id, kind: z.literal("parley_room") }),
    z.object({ id, kind: z.literal("host_calls") }),
    z.object({ id, kind: z.literal("attendee_calls"), phone: phoneField(t) }),
    z.object({ id, kind: z.literal("in_person"), address: fields.text({ max: textMax.detail }) }),
    z.object({ id, kind: z.literal("link"), url: webAddressField(t) }),
    z.object({ id, kind: z.literal("google_meet") }),
    z.object({ id, kind: z.literal("microsoft_teams") }),
  ]);
  return z
    .array(kinds.transform(draftOf), {
      required_error: t("eventType.location.none"),
      invalid_type_error: t("eventType.location.none"),
    })
    .max(rowsMax.locations, t("form.tooManyRows", { max: rowsMax.locations }))
    .min(1, t("eventType.location.none"))
    .superRefine((rows, context) => {
      for (const index of repeated(rows.map(({ kind, detail }) => `${kind}:${detail}`)))
        refuse(context, [index, "kind"], t("eventType.location.twice"));
    });
}

function draftOf(row: {
  id: string;
  kind: LocationKind;
  phone?: string;
  address?: string;
  url?: string;
}): LocationDraft {
  return { id: row.id, kind: row.kind, detail: row.phone ?? row.address ?? row.url ?? "" };
}
