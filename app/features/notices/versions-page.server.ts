import type { LoaderFunctionArgs } from "@remix-run/node";
import { translatorFor } from "#app/messages/all-translators.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";
import { changeWords } from "./change-words.ts";
import { type DiffRow, diffNotices, noticeLines } from "./notice-diff.ts";
import { headOf, noticeDay } from "./notice-page.server.ts";
import { listWithContent, type NoticeVersionWithContent } from "./notice-repository.server.ts";
import { noticeInForce } from "./publish-notice.server.ts";

type Args = Pick<LoaderFunctionArgs, "request" | "context">;

export type VersionRow = {
  number: number;
  hash: string;
  published: string;
  effective: string;
  state: "current" | "pending" | "past";
  material: boolean;
};

export type VersionDiff = {
  from: number;
  to: number;
  material: string[];
  rows: DiffRow[];
};

/** All versions, and what changed between the two that the address names, if it does. */
export async function versionsPage(args: Args) {
  const { versions, rows } = await readVersions(args);
  const { searchParams } = new URL(args.request.url);
  const byHash = (name: string) => versions.find(({ hash }) => hash === searchParams.get(name));
  const [from, to] = [byHash("from"), byHash("to")];
  return {
    ...headOf(args, "notices.versions.title"),
    rows,
    chosen: { from: from?.hash ?? versions[1]?.hash ?? "", to: to?.hash ?? versions[0]?.hash ?? "" },
    diff: from && to ? diffOf(from, to, args) : null,
  };
}

/** One version as it was published, with what changed from the one before; null where there is none of this hash. */
export async function versionPage(args: Args, hash: string) {
  const { versions, rows } = await readVersions(args);
  const at = versions.findIndex((version) => version.hash === hash);
  const [version, before] = [versions[at], versions[at + 1]];
  const row = rows[at];
  if (!version || !row) return null;
  const locale = requestLocale(args.request);
  return {
    ...headOf(args, "notices.versions.title"),
    row,
    blocks: version.content.text[locale],
    diff: before ? diffOf(before, version, args) : null,
  };
}

/** The newest first. */
async function readVersions({ request, context: { services } }: Args) {
  const locale = requestLocale(request);
  const inForce = await noticeInForce(services);
  const versions = await listWithContent(services.database.prisma);
  const now = services.clock.now();
  const rows = versions.map(
    ({ id, number, hash, announcedAt, effectiveAt, material }): VersionRow => ({
      number,
      hash,
      published: noticeDay(announcedAt, locale),
      effective: noticeDay(effectiveAt, locale),
      state: id === inForce.id ? "current" : effectiveAt > now ? "pending" : "past",
      material,
    }),
  );
  return { versions, rows };
}

function diffOf(
  from: NoticeVersionWithContent,
  to: NoticeVersionWithContent,
  { request }: Args,
): VersionDiff {
  const words = translatorFor(requestLocale(request));
  return {
    from: from.number,
    to: to.number,
    material: changeWords(from.content.facts, to.content.facts, words),
    rows: diffNotices(
      noticeLines(from.content.text[words.locale]),
      noticeLines(to.content.text[words.locale]),
    ),
  };
}

/** The Atom feed's entries (RFC 4287), newest first. */
export async function feedEntries(args: Args) {
  const words = translatorFor(requestLocale(args.request));
  const { versions, rows } = await readVersions(args);
  return versions.map((version, index) => {
    const before = versions[index + 1];
    const changes = before ? changeWords(before.content.facts, version.content.facts, words) : [];
    const first = words.t(before ? "notices.feed.wording" : "notices.versions.first");
    return {
      number: version.number,
      hash: version.hash,
      updated: new Date(version.announcedAt).toISOString(),
      title: words.t("notices.versions.item", { number: version.number }),
      effective: words.t("notices.versions.effective", { date: rows[index]?.effective ?? "" }),
      changes: changes.length > 0 ? changes : [first],
    };
  });
}
