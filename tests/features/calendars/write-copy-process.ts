import { writeCopy } from "#app/features/calendars/write-copy.server.ts";
import type { CaldavAccount } from "#app/integrations/caldav/caldav.server.ts";
import { openCaldav } from "#app/integrations/caldav/caldav.server.ts";
import { googleOf } from "#app/integrations/google-calendar/google-calendar.server.ts";
import { openDatabase } from "#app/platform/database/database.server.ts";
import { networksOf } from "#app/platform/http/outside-networks.server.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";

// A process of its own, to be killed: `program DATABASE COPY NOW [GOOGLE]`. It puts an event, says so, and never gets any
// further. `GOOGLE` is JSON: how a fake one knows us, and where it is.
const [, , connectionString = "", copyId = "", now = "", google = "{}"] = process.argv;
const database = openDatabase({ connectionString, hidesAsOf: Date.UTC(2000, 0, 1) });
const services = fakeServices(database, {
  openCalendars: (account) => {
    const options = { allowed: networksOf(["127.0.0.1"]), now: () => Date.now() };
    const provider =
      account.kind === "google"
        ? googleOf({ ...JSON.parse(google), now: options.now }).open(account.refreshToken)
        : openCaldav(account as CaldavAccount, options);
    const { writing } = provider;
    if (!writing) return provider;
    const put: typeof writing.put = async (...given) => {
      const answer = await writing.put(...given);
      process.stdout.write(answer.ok ? "put\n" : "refused\n");
      // A timer that is held keeps the process here until it is killed.
      return new Promise(() => setInterval(() => undefined, 1000));
    };
    return { ...provider, writing: { ...writing, put } };
  },
});
services.clock.set(Number(now));
await writeCopy(services, copyId);
