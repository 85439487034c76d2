import type { Services } from "#app/platform/services.server.ts";
import type { JobHandler } from "#app/ports/job-queue.ts";
import { expireRequests } from "./decide-booking.server.ts";
import { findAwaited, lapseOffers, offerPlaces } from "./offer-places.server.ts";
import { offerPlacesJob, sweepJob } from "./waiting-jobs.server.ts";

export const bookingJobs: JobHandler<Services>[] = [
  {
    job: offerPlacesJob,
    handle: async (services, given) => {
      await offerPlaces(services, offerPlacesJob.payload.parse(given));
    },
  },
  {
    job: sweepJob,
    schedule: "* * * * *",
    handle: async (services) => {
      const now = new Date(services.clock.now());
      await services.database.prisma.hold.deleteMany({ where: { expiresAt: { lte: now } } });
      await expireRequests(services);
      await lapseOffers(services);
      for (const awaited of await findAwaited(services)) await offerPlaces(services, awaited);
    },
  },
];
