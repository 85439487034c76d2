/** The front door of what is recorded and photographed in calls. */
import type { Services } from "#app/platform/services.server.ts";
import type { JobHandler } from "#app/ports/job-queue.ts";
import { finishMedia } from "./finish-media.server.ts";
import { finishMediaJob, resealMediaJob, sweepMediaJob } from "./media-jobs.server.ts";
import { resealMedia, sweepMedia } from "./sweep-media.server.ts";

export { closeMedia, closeMediaOfRoom, withholdPhotographs } from "./close-media.server.ts";
export { deleteMedia, eraseMediaOfAttendee, erasuresByAttendees } from "./erase-media.server.ts";
export { mediaAnswer } from "./media-answer.server.ts";
export { isPicture, pictureMs } from "./media-limits.ts";
export { lengthText, mediaLine } from "./media-line.server.ts";
export { insertMedia } from "./media-repository.server.ts";
export {
  type ListedMedia,
  mediaBytes,
  mediaOfAttendees,
  mediaOfBooking,
  openMedia,
  openPicture,
  wholeMedia,
} from "./read-media.server.ts";
export { receivePart } from "./receive-part.server.ts";
export { resealMedia } from "./sweep-media.server.ts";
export { uploadTokens } from "./upload-token.server.ts";

export const mediaJobs: JobHandler<Services>[] = [
  {
    job: finishMediaJob,
    handle: (services, given) => finishMedia(services, finishMediaJob.payload.parse(given).mediaId),
  },
  { job: sweepMediaJob, schedule: "* * * * *", handle: sweepMedia },
  {
    job: resealMediaJob,
    schedule: "47 3 * * *",
    handle: async (services) => {
      const objects = await resealMedia(services);
      if (objects > 0) services.log.info({ objects }, "recorded bytes sealed by the first key");
    },
  },
];
