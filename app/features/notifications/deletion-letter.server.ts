import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime, offsetLabel } from "#app/platform/time/format.server.ts";
import { deletionMail } from "./emails/deletion-mail.ts";
import type { Letter } from "./letter.ts";
import { oneLine } from "./mail-identity.ts";
import { languageOf } from "./mail-reader.server.ts";
import type { StoredMail } from "./mail-repository.server.ts";

type DeletionMailKind = "deletion_planned" | "deletion_stopped" | "deletion_done" | "deletion_team";

/** What somebody is told of a deletion. Null when it has gone on since, or nobody is left to be told. */
export function deletionLetter(
  { links }: Pick<Services, "links">,
  { deletionJob: job, user, organization }: StoredMail,
  kind: DeletionMailKind,
): Letter | null {
  const to = kind === "deletion_done" ? (job?.email ?? user?.email) : user?.email;
  if (!job || to === undefined || job.kind === "leave") return null;
  const isAhead = kind === "deletion_planned" || kind === "deletion_team";
  if (isAhead !== (job.state === "grace")) return null;
  const { locale, zone, t } = languageOf(user ?? { locale: job.locale, timeZone: "Etc/UTC" });
  const at = job.executesAt.getTime();
  return {
    locale,
    fromName: t("common.appName"),
    to,
    content: deletionMail({
      ...{ t, kind, of: job.kind, host: links.host },
      business: oneLine(organization?.name ?? ""),
      until: `${formatDateTime(at, { locale, zone })} (${offsetLabel(zone, at)})`,
      keepUrl: links.keepUrl(job.id),
      certificateUrl: links.certificateUrl(job.id),
      homeUrl: links.absolute("/dashboard"),
    }),
  };
}
