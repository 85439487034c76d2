import { instantOfWallTime } from "#app/domain/availability/zone.ts";
import { takeBooking } from "#app/features/booking/booking.server.ts";
import {
  enteredValues,
  type FieldProblem,
  parseDetails,
  parseSlotParam,
} from "#app/features/booking/booking-form.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { type FormErrors, type FormTree, parseForm, readFormTree } from "#app/platform/form/form-tree.ts";
import type { Services } from "#app/platform/services.server.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";
import { proposalForm } from "./offer-form.ts";
import type { OpenedOffer } from "./offer-page.server.ts";
import { proposeTime } from "./propose-time.server.ts";
import { takeOffer } from "./take-offer.server.ts";

/** What the page shows again after a form that did not do what it asks for. */
export type OfferAnswer =
  /** Without a problem, the time was gone before the form came. */
  | { form: "take"; values: Record<string, string[]>; problems: FieldProblem[] }
  | { form: "propose"; values: FormTree; errors: FormErrors };

export type SubmittedOffer =
  | { status: 303; location: string }
  | { status: 400 | 409 | 429 | 503; answer: OfferAnswer };

type Request = { opened: OpenedOffer; form: FormData; network: string };

/** Either form of the page of offered times: one of them is taken, or another is proposed. */
export async function submitOffer(services: Services, request: Request): Promise<SubmittedOffer> {
  return request.form.get("do") === "propose" ? propose(services, request) : take(services, request);
}

/** The time that a form asks for: of those that were left after a loss, the one whose button was pressed. */
export function wantedTime(form: FormData): string | null {
  const at = form.get("retry") ?? form.get("at");
  return typeof at === "string" && at !== "" ? at : null;
}

async function take(services: Services, { opened, form, network }: Request): Promise<SubmittedOffer> {
  const { row, shown, eventType } = opened;
  const startsAt = parseSlotParam(wantedTime(form));
  if (startsAt === null) throw new Response(null, { status: 400 });
  const refuse = (status: 400 | 409 | 429 | 503, problems: FieldProblem[]): SubmittedOffer => ({
    status,
    answer: { form: "take", values: enteredValues(form), problems },
  });
  if (!eventType) return refuse(409, []);
  const parsed = parseDetails(form, eventType.questions, {
    locations: eventType.locations,
    guestsMax: opened.page.asks.guestsMax,
    asksNews: opened.page.asks.consents.news !== null,
  });
  if (!parsed.ok) return refuse(400, parsed.problems);
  if (!takeBooking(services, network).ok)
    return refuse(429, [{ field: "form", message: "booking.error.tooMany" }]);
  const taker = { ...parsed.details, timeZone: shown.zone, locale: shown.locale };
  const result = await takeOffer(services, row, { startsAt, taker });
  if (result.ok) return { status: 303, location: `${services.links.managePath(result.attendeeId)}?new` };
  if (result.reason === "seat") return refuse(409, [{ field: "email", message: "offer.error.seat" }]);
  if (result.reason === "unasked")
    return refuse(503, [{ field: "form", message: "booking.refused.unasked" }]);
  return refuse(409, []);
}

async function propose(services: Services, { opened, form, network }: Request): Promise<SubmittedOffer> {
  const tree = readFormTree(form);
  const { row, shown, page } = opened;
  const { t } = translatorFor(shown.locale);
  const parsed = parseForm(proposalForm(t), tree);
  const refuse = (status: 400 | 409 | 429, errors: FormErrors): SubmittedOffer => ({
    status,
    answer: { form: "propose", values: tree, errors },
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
