import type { LoaderFunctionArgs } from "@remix-run/node";
import { currentUser } from "#app/features/account/account.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";
import type { Guide, GuideFacts } from "./guide.ts";
import { type GuideId, guideIds, guides, isGuide } from "./guides.ts";

type HelpArgs = Pick<LoaderFunctionArgs, "request" | "context" | "params">;

/** The list of all guides. */
export function helpPage(args: HelpArgs) {
  const { t } = wordsFor(args);
  return {
    title: `${t("help.title")} · Parley`,
    description: t("help.lead"),
    canonical: args.context.services.links.absolute("/help"),
    guides: guideIds.map((id) => {
      const { title, summary } = guideOf(args, id);
      return { href: `/help/${id}`, title, summary };
    }),
  };
}

/** One guide, and for somebody signed in the way to where it is used. Throws a 404 where there is none of that name. */
export async function guidePage(args: HelpArgs) {
  const id = args.params["guide"] ?? "";
  if (!isGuide(id)) throw new Response(null, { status: 404 });
  const guide = guideOf(args, id);
  return {
    title: `${guide.title} · Parley`,
    description: guide.summary,
    canonical: args.context.services.links.absolute(`/help/${id}`),
    guide,
    others: guideIds
      .filter((other) => other !== id)
      .map((other) => ({ href: `/help/${other}`, title: guideOf(args, other).title })),
    isSignedIn: (await currentUser(args as LoaderFunctionArgs)) !== null,
  };
}

function guideOf(args: HelpArgs, id: GuideId): Guide {
  const { t, locale } = wordsFor(args);
  const returnTo = (kind: string) => args.context.services.links.absolute(`/account/calendars/${kind}`);
  const facts: GuideFacts = {
    t,
    returns: { google: returnTo("google"), microsoft: returnTo("microsoft") },
  };
  return guides[id][locale](facts);
}

const wordsFor = ({ request }: HelpArgs) => translatorFor(requestLocale(request));
