import { randomBytes } from "node:crypto";
import { renderToStaticMarkup } from "react-dom/server";
import { createServices } from "#app/create-services.server.ts";
import { loadBookingPage } from "#app/features/booking/booking.server.ts";
import { BookingView } from "#app/features/booking/components/booking-view.tsx";
import { emptyQuery } from "#app/features/booking/page-address.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { createLog } from "#app/platform/log.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { parseSettings } from "#app/platform/settings.server.ts";
import { zoneOptionsHtml } from "#app/platform/time/zone-options-html.server.ts";
import { ZoneOptionsProvider } from "#app/ui/booking/zone-select.tsx";
import { I18nProvider } from "#app/ui/i18n.tsx";
import { seedDemo } from "../../prisma/seed.ts";
import { cpuMsOfAll } from "./cores.ts";
import { figureOf, progress, type Report } from "./figure.ts";
import { nextMonth } from "./page.ts";
import { createDataDir, removeDataDir } from "./running-product.ts";

const pagesBefore = 3_000;
const pagesMeasured = 1_000;
const samples = 5;

/**
 * One host's month from the database to HTML, without the web server around it: the read, the search for slots, all
 * texts and the markup. CPU time of this process and of the embedded database together.
 */
export async function monthBench(report: Report): Promise<void> {
  const dataDir = createDataDir();
  const settings = parseSettings({
    PARLEY_DATA: dataDir,
    PARLEY_SECRET: `${randomId()}${randomId()}`,
    ENC_KEYS: `k1:${randomBytes(32).toString("hex")}`,
    PARLEY_DEMO: "true",
    LOG_LEVEL: "silent",
  });
  const { services, close } = await createServices(settings, createLog("silent"), process.cwd());
  try {
    await seedDemo(services);
    const month = nextMonth(Date.now());
    const options = () => zoneOptionsHtml("en", services.clock.now());
    const page = async () => {
      const query = { ...emptyQuery, month };
      const address = { businessSlug: "harbour-studio", eventTypeSlug: "first-call", query };
      const found = await loadBookingPage(services, { ...address, zoneCookie: "Europe/Paris", locale: "en" });
      if (!found) throw new Error("The demo's page is not there.");
      return renderToStaticMarkup(
        <I18nProvider translator={translatorFor("en")}>
          <ZoneOptionsProvider value={options}>
            <BookingView
              page={found.page}
              query={found.query}
              newKey={randomId()}
              held={null}
              answer={null}
            />
          </ZoneOptionsProvider>
        </I18nProvider>,
      );
    };
    progress("month: warming up");
    for (let i = 0; i < pagesBefore; i++) await page();
    progress("month: one host, from the database to HTML");
    const costs: number[] = [];
    for (let sample = 0; sample < samples; sample++) {
      const before = cpuMsOfAll(process.pid);
      for (let i = 0; i < pagesMeasured; i++) await page();
      const after = cpuMsOfAll(process.pid);
      if (before !== null && after !== null) costs.push((after - before) / pagesMeasured);
    }
    if (costs.length > 0) report(figureOf("month/1-host/cpu", "ms", costs));
  } finally {
    await close();
    removeDataDir(dataDir);
  }
}
