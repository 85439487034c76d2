import { z } from "zod";
import type { JobDefinition } from "#app/ports/job-queue.ts";

const ofMedia = z.object({ mediaId: z.string() });

/** Brings a recording into an order in which one can jump about in it. Without `ffmpeg` it stays as it came. */
export const finishMediaJob: JobDefinition<typeof ofMedia> = {
  name: "media.finish",
  payload: ofMedia,
  retryLimit: 5,
  retryDelaySeconds: 20,
  expireSeconds: 1800,
};

const nothing = z.object({});

/** Erases from the object store what no row names any more, and closes what nobody sends to. */
export const sweepMediaJob: JobDefinition<typeof nothing> = {
  name: "media.sweep",
  payload: nothing,
  retryLimit: 3,
  retryDelaySeconds: 30,
  expireSeconds: 600,
};

/** Brings what was sealed by an older key under the first one. */
export const resealMediaJob: JobDefinition<typeof nothing> = {
  name: "media.reseal",
  payload: nothing,
  retryLimit: 3,
  retryDelaySeconds: 300,
  expireSeconds: 3600,
};
