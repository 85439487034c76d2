import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { requireUser } from "#app/features/account/account.server.ts";
import { slugAvailability } from "#app/features/organization/organization.server.ts";
import { slugMessage } from "#app/features/organization/organization-form.ts";
import { type SlugAnswer, slugLengthMax } from "#app/features/organization/organization-slug.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";

/** What the field for an address asks while somebody types. */
export async function loader(args: LoaderFunctionArgs) {
  await requireUser(args);
  const { t } = translatorFor(requestLocale(args.request));
  const slug = (new URL(args.request.url).searchParams.get("slug") ?? "").slice(0, slugLengthMax + 1);
  const result = await slugAvailability(args.context.services, slug.trim().toLowerCase());
  const answer: SlugAnswer = result.free
    ? { slug, free: true, message: "", proposals: [] }
    : { slug, free: false, message: slugMessage(t, result.reason), proposals: result.proposals };
  return json(answer, { headers: { "Cache-Control": "no-store" } });
}
