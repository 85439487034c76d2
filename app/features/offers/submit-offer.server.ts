import { instantOfWallTime } from "#app/domain/availability/zone.ts";
import { takeBooking } from "#app/features/booking/booking.server.ts";
import { parseSlotParam } from "#app/features/booking/booking-form.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { type FormErrors, type FormTree, formText, parseForm } from "#app/platform/form/form-tree.ts";
import type { Services } from "#app/platform/services.server.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";
import { proposalForm, takerForm } from "./offer-form.ts";
import type { OpenedOffer } from "./offer-page.server.ts";
import { proposeTime } from "./propose-time.server.ts";
import { takeOffer } from "./take-offer.server.ts";

/** What the page shows again after a form that did not do what it asks for. */
export type OfferAnswer = {
  form: "take" | "propose";
  values: FormTree;
  errors: FormErrors;
  /** The time was gone before the form came. */
  lost: boolean;
};

export type SubmittedOffer =
  | { status: 303; location: string }
  | { status: 400 | 409 | 429; answer: OfferAnswer };

type Request = { opened: OpenedOffer; tree: FormTree; network: string };

/** Either form of the page of offered times: one of them is taken, or another is proposed. */
export async function submitOffer(services: Services, request: Request): Promise<SubmittedOffer> {
  return formText(request.tree, "do") === "propose" ? propose(services, request) : take(services, request);
}

async function take(services: Services, { opened, tree, network }: Request): Promise<SubmittedOffer> {
  const { row, shown } = opened;
  const { t } = translatorFor(shown.locale);
  const startsAt = parseSlotParam(formText(tree, "at"));
  if (startsAt === null) throw new Response(null, { status: 400 });
  const parsed = parseForm(takerForm(t), tree);
  const refuse = (status: 400 | 409 | 429, errors: FormErrors, lost = false): SubmittedOffer => ({
    status,
    answer: { form: "take", values: tree, errors, lost },
  });
  if (!parsed.ok) return refuse(400, parsed.errors);
  if (!takeBooking(services, network).ok) return refuse(429, { "": t("booking.error.tooMany") });
  const phone = formText(tree, "phone").slice(0, 40);
  const result = await takeOffer(services, row, {
    startsAt,
    taker: { ...parsed.data, phone, timeZone: shown.zone, locale: shown.locale },
  });
  if (result.ok) return { status: 303, location: `${services.links.managePath(result.attendeeId)}?new` };
  if (result.reason === "seat") return refuse(409, { email: t("offer.error.seat") });
  return refuse(409, {}, true);
}

async function propose(services: Services, { opened, tree, network }: Request): Promise<SubmittedOffer> {
  const { row, shown, page } = opened;
  const { t } = translatorFor(shown.locale);
  const parsed = parseForm(proposalForm(t), tree);
  const refuse = (status: 400 | 409 | 429, errors: FormErrors): SubmittedOffer => ({
    status,
    answer: { form: "propose", values: tree, errors, lost: false },
  });
  if (!parsed.ok) return refuse(400, parsed.errors);
  if (page.state === "taken" || page.state === "withdrawn") return refuse(409, { "": t("offer.error.over") });
  if (!takeBooking(services, network).ok) return refuse(429, { "": t("booking.error.tooMany") });
  const { date, time, note, name, email } = parsed.data;
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const startsAt = instantOfWallTime(zoneRules(shown.zone), date, hours * 60 + minutes);
  const proposer = { name, email, timeZone: shown.zone, locale: shown.locale };
  const result = await proposeTime(services, row, { startsAt, note, proposer });
  if (result.ok) return { status: 303, location: `${page.path}?proposed` };
  const errors = {
    past: { time: t("offer.error.past") },
    "too-far": { date: t("offer.error.tooFar") },
    "too-many": { "": t("offer.error.tooManyProposals") },
  };
  return refuse(result.reason === "too-many" ? 409 : 400, errors[result.reason]);
}
