import { runRetention } from "#app/features/privacy/privacy.server.ts";
import { acknowledgeMuch, insertPastBookings } from "#tests/factories/past-bookings.ts";
import { figureOf, progress, type Report } from "./figure.ts";
import { timedWithMemory, withLargeBusiness } from "./large-business.ts";

const dayMs = 86_400_000;
/** Due bookings, each with host, attendee, answer, two mails, call and two participants. */
const bookings = Number(process.env["PARLEY_BENCH_BOOKINGS"] ?? 1_000_000);

/** How many due bookings a second one run erases with all that hangs on them, and what memory it takes meanwhile. */
export async function retentionBench(report: Report): Promise<void> {
  await withLargeBusiness(30, async ({ name, services, owner, business }) => {
    const now = services.clock.now();
    progress(`retention: writing ${bookings} bookings`);
    const times = { endedAt: now - 40 * dayMs, purgeAt: now - dayMs };
    await insertPastBookings(owner, business, { prefix: "due", count: bookings, ...times });
    await acknowledgeMuch(services.database, { ...business, due: 8 * bookings, now });
    progress("retention: erasing them");
    const figures = `retention/${name}`;
    const { result, seconds } = await timedWithMemory(report, figures, () => runRetention(services));
    if (result.bookings !== bookings) throw new Error(`${result.bookings} bookings were erased.`);
    report(figureOf(`${figures}/purge`, "bookings/s", [bookings / seconds]));
  });
}
