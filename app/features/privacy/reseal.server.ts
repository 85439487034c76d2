import { z } from "zod";
import { resealAnswers } from "#app/platform/database/sealed-answers.server.ts";
import { resealConnections } from "#app/platform/database/sealed-connections.server.ts";
import { resealSubjects } from "#app/platform/database/sealed-subjects.server.ts";
import { resealTexts } from "#app/platform/database/sealed-texts.server.ts";
import { resealTitles } from "#app/platform/database/sealed-titles.server.ts";
import { createSealer } from "#app/platform/security/sealer.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { JobDefinition, JobHandler } from "#app/ports/job-queue.ts";

const payload = z.object({});

const resealJob: JobDefinition<typeof payload> = {
  name: "privacy.reseal",
  payload,
  retryLimit: 3,
  retryDelaySeconds: 120,
  expireSeconds: 1800,
};

/** Brings everything that is sealed under the first of the keys. A second time there is nothing to do. */
export async function rotateKeys({
  database,
  settings,
}: Pick<Services, "database" | "settings">): Promise<number> {
  const sealer = createSealer(settings.encryptionKeys);
  const { prisma } = database;
  return (
    (await resealAnswers(prisma, sealer)) +
    (await resealTexts(prisma, sealer)) +
    (await resealTitles(prisma, sealer)) +
    (await resealSubjects(prisma, sealer)) +
    (await resealConnections(prisma, sealer))
  );
}

export const resealHandler: JobHandler<Services> = {
  job: resealJob,
  schedule: "41 3 * * *",
  handle: async (services) => {
    const texts = await rotateKeys(services);
    if (texts > 0) services.log.info({ texts }, "sealed by the first key");
  },
};
