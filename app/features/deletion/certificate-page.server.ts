import type { Translator } from "#app/messages/translator.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatCalendarDate, formatDateTime } from "#app/platform/time/format.server.ts";
import { type Certificate, signedCertificateSchema } from "./deletion-certificate.ts";
import { type CountLine, countLines, keptLine } from "./deletion-words.server.ts";

export type CertificatePage = {
  id: string;
  kind: Certificate["kind"];
  facts: { requested: string; started: string; erased: string };
  counts: CountLine[];
  targets: { name: string; state: string }[];
  kept: string[];
  until: string;
  keyId: string;
  signature: string;
};

/** The certificate of this number, as long as it stands; null for any other text. */
export async function findCertificate(
  { database, clock }: Pick<Services, "database" | "clock">,
  id: string,
): Promise<Certificate | null> {
  if (!/^[a-z2-7]{26}$/.test(id)) return null;
  const job = await database.prisma.deletionJob.findUnique({
    where: { id },
    select: { certificate: true, closedAt: true },
  });
  const parsed = signedCertificateSchema.safeParse(job?.certificate);
  if (!parsed.success) return null;
  const until = parsed.data.kept.find(({ what }) => what === "certificate")?.until;
  return until && Date.parse(until) + 86_400_000 <= clock.now() ? null : parsed.data;
}

/** The same in words. Instants are of UTC, since nobody's zone is known. */
export function certificatePage(certificate: Certificate, translator: Translator): CertificatePage {
  const { t, locale } = translator;
  const zone = "Etc/UTC";
  const at = (instant: string | null) =>
    instant === null ? "" : `${formatDateTime(Date.parse(instant), { locale, zone })} (UTC)`;
  const day = (date: string | null) => (date === null ? "" : formatCalendarDate(date, locale));
  const { requestedAt, startedAt, erasedAt, targets, kept, lastBackupOn } = certificate;
  return {
    id: certificate.requestId,
    kind: certificate.kind,
    facts: { requested: at(requestedAt), started: at(startedAt), erased: at(erasedAt) },
    counts: countLines(certificate.records, translator),
    targets: targets.map(({ target, state, at: done, endsAt }) => ({
      name: isTarget(target) ? t(`deletion.certificate.target.${target}`) : target,
      state: t(`deletion.certificate.state.${state}`, { at: at(done ?? endsAt) }),
    })),
    kept: [
      ...kept.map((one) => {
        if (one.what === "hold" || one.what === "restriction") return keptLine(one, translator);
        return t(`deletion.stays.${one.what}`, { date: day(one.until) });
      }),
      ...(lastBackupOn === null ? [] : [t("deletion.stays.backups", { date: day(lastBackupOn) })]),
      t("deletion.stays.delivered"),
    ],
    until: day(kept.find(({ what }) => what === "certificate")?.until ?? null),
    keyId: certificate.keyId,
    signature: certificate.signature,
  };
}

const places = ["database", "mail-outbox", "exports", "calendars", "backups"] as const;

function isTarget(text: string): text is (typeof places)[number] {
  return (places as readonly string[]).includes(text);
}
