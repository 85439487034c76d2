import { noteDone } from "#app/features/audit/audit.server.ts";
import type { Translate } from "#app/messages/translator.ts";
import { type FormTree, formText, parseForm } from "#app/platform/form/form-tree.ts";
import type { FormAnswer } from "#app/platform/form/use-form-tree.ts";
import type { Services } from "#app/platform/services.server.ts";
import { type Sharing, updateSharing } from "./embed-repository.server.ts";
import { sitesForm } from "./sharing-form.ts";

type Store = Pick<Services, "database" | "clock">;
type Changed = { organizationId: string; actorId?: string };

/** Saves which sites may show the booking pages. It holds from the next request on. */
export async function submitSites(
  services: Store,
  { tree, t, ...changed }: Changed & { tree: FormTree; t: Translate },
): Promise<{ status: 303 } | { status: 400; answer: FormAnswer }> {
  const parsed = parseForm(sitesForm(t), tree);
  if (!parsed.ok) return { status: 400, answer: { values: tree, errors: parsed.errors } };
  await share(services, changed, { allowedSites: parsed.data.sites });
  return { status: 303 };
}

/** Whether a link's campaign parameters are kept with the bookings that come of it, from now on. */
export async function submitCampaign(
  services: Store,
  { tree, ...changed }: Changed & { tree: FormTree },
): Promise<void> {
  await share(services, changed, { keepsCampaign: formText(tree, "keepsCampaign") !== "" });
}

/** Whether framed pages tell their site what was booked, from the next booking on. */
export async function submitTelling(
  services: Store,
  { tree, ...changed }: Changed & { tree: FormTree },
): Promise<void> {
  await share(services, changed, { tellsBookings: formText(tree, "tellsBookings") !== "" });
}

function share(
  { database, clock }: Store,
  { organizationId, actorId }: Changed,
  sharing: Partial<Sharing>,
): Promise<void> {
  return database.prisma.$transaction(async (tx) => {
    await updateSharing(tx, organizationId, sharing);
    const now = clock.now();
    await noteDone(tx, { organizationId, action: "sharing.changed", by: "member", actorId, now });
  });
}
