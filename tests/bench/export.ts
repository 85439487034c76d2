import { downloadExport, requestExport } from "#app/features/exports/exports.server.ts";
import { makeExport } from "#app/features/exports/make-export.server.ts";
import { insertPastBookings } from "#tests/factories/past-bookings.ts";
import { figureOf, progress, type Report } from "./figure.ts";
import { timedWithMemory, withLargeBusiness } from "./large-business.ts";

const dayMs = 86_400_000;
const mebibyte = 1024 * 1024;
/** Each with host, attendee, answer, two mails, call and two participants. */
const bookings = Number(process.env["PARLEY_BENCH_BOOKINGS"] ?? 100_000);

/** How long a copy of a large business takes, how large it is, and what memory it takes meanwhile. */
export async function exportBench(report: Report): Promise<void> {
  await withLargeBusiness(365, async ({ name, services, owner, business }) => {
    const now = services.clock.now();
    progress(`export: writing ${bookings} bookings`);
    const times = { endedAt: now - dayMs, purgeAt: now + 300 * dayMs };
    await insertPastBookings(owner, business, { prefix: "kept", count: bookings, ...times });
    progress("export: making the copy");
    const whose = { userId: business.hostId, organizationId: business.organizationId };
    const asked = await requestExport(services, { ...whose, locale: "en" });
    if (!asked.ok) throw new Error(asked.reason);
    const figures = `export/${name}`;
    const { seconds } = await timedWithMemory(report, figures, () => makeExport(services, asked.id));
    const download = await downloadExport(services, { ...whose, id: asked.id });
    if (!download) throw new Error("The copy was not made.");
    let bytes = 0;
    for await (const part of download.archive) bytes += part.length;
    if (bytes !== download.bytes) throw new Error(`${bytes} bytes were downloaded.`);
    report(figureOf(`${figures}/made`, "bookings/s", [bookings / seconds]));
    report(figureOf(`${figures}/size`, "MiB", [bytes / mebibyte]));
  });
}
