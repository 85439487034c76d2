import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { announceNoticeJob } from "./announce-notice.server.ts";
import { compileNotice } from "./compile-notice.ts";
import { noticeHash } from "./notice-hash.server.ts";
import { noticeInput } from "./notice-input.server.ts";
import {
  findInForce,
  findNewest,
  insertVersion,
  type NoticeVersionWithContent,
} from "./notice-repository.server.ts";
import { planVersion } from "./plan-version.ts";

type PublishServices = Pick<Services, "database" | "settings" | "clock" | "jobs" | "log">;

/**
 * Publishes what this instance has to say, where it differs from the newest version; a material change is announced by
 * a job of the same transaction. Any number of processes may start at the same time: one of them publishes.
 */
export async function publishNotice(
  services: PublishServices,
  input = noticeInput(services.settings),
): Promise<void> {
  const content = compileNotice(input);
  const hash = noticeHash(content);
  const now = services.clock.now();
  const published = await services.database.prisma.$transaction(async (tx) => {
    const newest = await findNewest(tx);
    if (newest?.hash === hash) return null;
    const inForce = await findInForce(tx, now);
    const plan = planVersion(content.facts, { inForce, newest }, now);
    const version = {
      id: randomId(),
      number: (newest?.number ?? 0) + 1,
      hash,
      content,
      announcedAt: now,
      ...plan,
    };
    if (!(await insertVersion(tx, version))) return null;
    if (plan.material)
      await services.jobs.enqueue(announceNoticeJob, { versionId: version.id }, { transaction: tx });
    return version;
  });
  if (published)
    services.log.info({ number: published.number, material: published.material }, "privacy notice published");
}

/** The version that holds now. An instance that has none yet publishes its first. */
export async function noticeInForce(services: PublishServices): Promise<NoticeVersionWithContent> {
  const { prisma } = services.database;
  const known = await findInForce(prisma, services.clock.now());
  if (known) return known;
  await publishNotice(services);
  const published = await findInForce(prisma, services.clock.now());
  if (!published) throw new Error("No version of the privacy notice is in force");
  return published;
}
