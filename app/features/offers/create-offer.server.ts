import type { Translate } from "#app/messages/translator.ts";
import { type FormErrors, type FormTree, parseForm } from "#app/platform/form/form-tree.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime, type Shown } from "#app/platform/time/format.server.ts";
import { isZone } from "#app/platform/time/zones.server.ts";
import { isTimeFree, readAround } from "./free-times.server.ts";
import type { OfferEditor } from "./offer-editor.server.ts";
import { recipientForm } from "./offer-form.ts";
import { insertOffer } from "./offer-repository.server.ts";
import { timesMax } from "./offer-state.ts";

export type CreateOfferResult =
  | { ok: true; id: string }
  /** `starts`: those that can still be offered. */
  | { ok: false; errors: FormErrors; starts: number[] };

type Request = {
  organizationId: string;
  chosen: OfferEditor["chosen"];
  starts: number[];
  tree: FormTree;
  shown: Shown;
  t: Translate;
};

/** Writes down the times that a member offers somebody. They are promised, not held: whoever books first has them. */
export async function createOffer(services: Services, request: Request): Promise<CreateOfferResult> {
  const { organizationId, chosen, starts, tree, shown, t } = request;
  const parsed = parseForm(recipientForm(t, isZone), tree);
  const errors: FormErrors = parsed.ok ? {} : parsed.errors;
  const now = services.clock.now();
  const row = await readAround(services, { organizationId, ...chosen }, starts);
  const free = starts.filter(
    (start) => start > now && row !== null && isTimeFree(row, { organizationId, ...chosen }, start),
  );
  const gone = starts.filter((start) => !free.includes(start));
  if (gone.length > 0) {
    const times = gone.map((start) => formatDateTime(start, shown)).join("; ");
    errors["at"] = t("offer.error.gone", { times });
  } else if (free.length === 0) errors["at"] = t("offer.error.noTimes");
  else if (free.length > timesMax) errors["at"] = t("offer.error.tooManyTimes", { max: timesMax });
  const last = free.at(-1);
  if (!parsed.ok || Object.keys(errors).length > 0 || last === undefined)
    return { ok: false, errors, starts: free };
  const id = randomId();
  await insertOffer(services.database.prisma, {
    ...{ id, organizationId, ...chosen, ...parsed.data },
    starts: free.map((start) => new Date(start)),
    endsOn: new Date(last),
    createdAt: new Date(now),
  });
  return { ok: true, id };
}
