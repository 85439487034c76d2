import { z } from "zod";
import { findHoldOf, liftHold, placeHold } from "#app/features/privacy/privacy.server.ts";
import type { Translator } from "#app/messages/translator.ts";
import { formFields } from "#app/platform/form/form-fields.ts";
import { type FormTree, formText, parseForm } from "#app/platform/form/form-tree.ts";
import type { FormAnswer } from "#app/platform/form/use-form-tree.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDate } from "#app/platform/time/format.server.ts";
import { hasBooking } from "./bookings-repository.server.ts";

const dayMs = 86_400_000;
export const holdBases = ["claim", "order", "audit"] as const;

type Of = { organizationId: string; bookingId: string };
export type HoldPage = NonNullable<Awaited<ReturnType<typeof holdPage>>>;

/** The hold on a booking's data as its page shows it, or what a new one starts with; null without such a booking. */
export async function holdPage(
  services: Pick<Services, "database" | "clock">,
  of: Of,
  { locale }: Pick<Translator, "locale">,
) {
  if (!(await hasBooking(services.database.prisma, of))) return null;
  const hold = await findHoldOf(services, of);
  const shown = { locale, zone: "UTC" };
  const inHalfAYear = new Date(services.clock.now() + 182 * dayMs);
  return {
    held: hold && {
      basis: hold.basis,
      since: formatDate(hold.placedAt.getTime(), shown),
      review: formatDate(hold.reviewOn.getTime(), shown),
    },
    saved: {
      basis: hold?.basis ?? holdBases[0],
      reason: hold?.reason ?? "",
      reviewOn: (hold?.reviewOn ?? inHalfAYear).toISOString().slice(0, 10),
    },
  };
}

type Submitted = { status: 303; notice: "hold-placed" | "hold-lifted" } | { status: 404 } | Refused;
type Refused = { status: 400; answer: FormAnswer };

/** Places, renews or lifts a hold. */
export async function submitHoldOnData(
  services: Pick<Services, "database" | "clock">,
  { tree, t, actorId, ...of }: Of & { tree: FormTree; t: Translator["t"]; actorId: string },
): Promise<Submitted> {
  if (formText(tree, "intent") === "lift") {
    await liftHold(services, { ...of, actorId });
    return { status: 303, notice: "hold-lifted" };
  }
  const fields = formFields(t);
  const now = services.clock.now();
  const isReview = (date: string) => {
    const at = Date.parse(`${date}T00:00:00Z`);
    return /^\d{4}-\d\d-\d\d$/.test(date) && at > now && at <= now + 366 * dayMs;
  };
  const form = z.object({
    basis: fields.choice(holdBases),
    reason: fields.text({ max: 500 }),
    reviewOn: fields.optionalText({ max: 20 }).refine(isReview, t("dashboard.hold.reviewWrong")),
  });
  const parsed = parseForm(form, tree);
  if (!parsed.ok) return { status: 400, answer: { values: tree, errors: parsed.errors } };
  const { basis, reason, reviewOn } = parsed.data;
  const review = new Date(`${reviewOn}T00:00:00Z`);
  const placed = await placeHold(services, { ...of, basis, reason, reviewOn: review, placedById: actorId });
  return placed.ok ? { status: 303, notice: "hold-placed" } : { status: 404 };
}
