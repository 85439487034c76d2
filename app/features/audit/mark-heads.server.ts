import { createHash } from "node:crypto";
import { z } from "zod";
import { translatorFor } from "#app/messages/all-translators.ts";
import { locales } from "#app/messages/locale.ts";
import { mailOperator } from "#app/platform/mail/operator-mail.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { JobDefinition, JobHandler } from "#app/ports/job-queue.ts";
import { appendMarks, type HeadMark, readMarks } from "./head-file.server.ts";
import { auditReport, verifyAudit } from "./verify-audit.server.ts";

const payload = z.object({});

const markHeadsJob: JobDefinition<typeof payload> = {
  name: "audit.mark-heads",
  payload,
  retryLimit: 6,
  retryDelaySeconds: 300,
  expireSeconds: 3600,
};

type MarkServices = Pick<Services, "database" | "clock" | "log" | "mail" | "settings">;

/**
 * Once a day (UTC) notes the heads of the chains outside the database: in a file that only grows, and by mail to the
 * operator, who then holds what no access to the machine can change. Before that every chain is walked, and a broken
 * one is told. A repeat on the same day only sends the mail that could not be sent.
 */
export async function markHeads(services: MarkServices): Promise<void> {
  const now = services.clock.now();
  const { dataDir } = services.settings;
  const { last, today, mailed } = await readDay(dataDir, now);
  const checks = await verifyAudit(services, dataDir);
  const isBroken = checks.some(({ fault }) => fault !== null);
  if (isBroken) services.log.error({ report: auditReport(checks) }, "the audit log does not hold");
  let marks = today;
  if (marks.length === 0) {
    const heads = await services.database.prisma.auditHead.findMany({ orderBy: { chain: "asc" } });
    marks = heads
      .filter(({ chain, hash }) => last.get(chain) !== hash)
      .map(({ chain, seq, hash }) => ({ at: now, chain, seq, hash }));
    await appendMarks(dataDir, marks);
  }
  if (mailed || marks.length === 0) return;
  if (await mailMarks(services, marks, isBroken ? auditReport(checks) : null))
    await appendMarks(dataDir, [{ at: now, mailed: true }]);
}

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** What was noted last of each chain, and what was done today already. */
async function readDay(dataDir: string, now: number) {
  const last = new Map<string, string>();
  const today: HeadMark[] = [];
  let mailed = false;
  for await (const mark of readMarks(dataDir)) {
    const isToday = dayOf(mark.at) === dayOf(now);
    if ("mailed" in mark) mailed ||= isToday;
    else if ("chain" in mark) {
      last.set(mark.chain, mark.hash);
      if (isToday) today.push(mark);
    }
  }
  return { last, today, mailed };
}

const linesMax = 500;

/** False where nobody can be mailed. */
async function mailMarks(
  services: MarkServices,
  marks: readonly HeadMark[],
  fault: string | null,
): Promise<boolean> {
  const day = dayOf(marks[0]?.at ?? 0);
  const lines = marks.map(({ chain, seq, hash }) => `${chain} ${seq} ${hash}`);
  const digest = createHash("sha256").update(lines.join("\n")).digest("hex");
  const words = locales.map((locale) => {
    const { t } = translatorFor(locale);
    return [t("audit.mail.text", { count: marks.length }), ...(fault ? [t("audit.mail.broken")] : [])].join(
      "\n",
    );
  });
  const parts = [...words, ...(fault ? [fault] : []), `SHA-256 ${digest}`, ...lines.slice(0, linesMax)];
  return mailOperator(services, {
    id: `audit-heads-${day}`,
    subject: translatorFor("en").t(fault ? "audit.mail.subjectBroken" : "audit.mail.subject", { day }),
    text: parts.join("\n\n"),
  });
}

export const markHeadsHandler: JobHandler<Services> = {
  job: markHeadsJob,
  schedule: "40 0 * * *",
  handle: (services) => markHeads(services),
};
