import type { Translate } from "#app/messages/translator.ts";
import { type FormTree, formText, parseForm } from "#app/platform/form/form-tree.ts";
import type { FormAnswer } from "#app/platform/form/use-form-tree.ts";
import type { Services } from "#app/platform/services.server.ts";
import { updateSharing } from "./embed-repository.server.ts";
import { sitesForm } from "./sharing-form.ts";

type Store = Pick<Services, "database">;

/** Saves which sites may show the booking pages. It holds from the next request on. */
export async function submitSites(
  { database }: Store,
  { organizationId, tree, t }: { organizationId: string; tree: FormTree; t: Translate },
): Promise<{ status: 303 } | { status: 400; answer: FormAnswer }> {
  const parsed = parseForm(sitesForm(t), tree);
  if (!parsed.ok) return { status: 400, answer: { values: tree, errors: parsed.errors } };
  await updateSharing(database.prisma, organizationId, { allowedSites: parsed.data.sites });
  return { status: 303 };
}

/** Whether a link's campaign parameters are kept with the bookings that come of it, from now on. */
export async function submitCampaign(
  { database }: Store,
  { organizationId, tree }: { organizationId: string; tree: FormTree },
): Promise<void> {
  await updateSharing(database.prisma, organizationId, {
    keepsCampaign: formText(tree, "keepsCampaign") !== "",
  });
}

/** Whether framed pages tell their site what was booked, from the next booking on. */
export async function submitTelling(
  { database }: Store,
  { organizationId, tree }: { organizationId: string; tree: FormTree },
): Promise<void> {
  await updateSharing(database.prisma, organizationId, {
    tellsBookings: formText(tree, "tellsBookings") !== "",
  });
}
