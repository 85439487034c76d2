import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * Where the product under test runs and keeps its data: a folder of its own for each run, handed on by the environment
 * to Playwright's worker processes, which read this file again.
 */
function dataDir(): string {
  const given = process.env["PARLEY_E2E_DATA"];
  if (given) return given;
  const made = mkdtempSync(path.join(tmpdir(), "parley-e2e-"));
  // PostgreSQL runs as an ordinary user when the tests run as root, and has to pass through.
  chmodSync(made, 0o711);
  process.env["PARLEY_E2E_DATA"] = made;
  return made;
}

const port = process.env["PARLEY_E2E_PORT"] ?? "3177";
const folder = dataDir();
/** Where a journey may start a transcriber; none answers otherwise. */
const transcriberPort = Number(port) + 20;
/** Where a journey may start fakes of those that ask people for leave; none answers otherwise. */
const [googlePort, microsoftPort] = [Number(port) + 21, Number(port) + 22];
/** As the operator has registered this program with each of them. */
const agreement = (kind: string) => ({
  id: `${kind}.tests.example`,
  secret: "a secret of tests",
  redirectUri: `http://localhost:${port}/account/calendars/${kind}`,
});
const [google, microsoft] = [agreement("google"), agreement("microsoft")];

export const product = {
  origin: `http://localhost:${port}`,
  dataDir: folder,
  transcriberPort,
  google: { port: googlePort, client: google },
  microsoft: { port: microsoftPort, client: microsoft },
  environment: {
    PORT: port,
    PARLEY_DATA: folder,
    PARLEY_DEMO: "true",
    // A run makes more requests in a minute than people do.
    RATE_LIMIT_PER_MINUTE: "100000",
    BOOKINGS_PER_HOUR: "100000",
    // A calendar server of the tests' own listens on loopback.
    PRIVATE_NETWORKS: "127.0.0.1",
    DATABASE_URL: "",
    SMTP_URL: "",
    TRANSCRIBER_URL: `http://127.0.0.1:${transcriberPort}`,
    GOOGLE_CLIENT_ID: google.id,
    GOOGLE_CLIENT_SECRET: google.secret,
    GOOGLE_ROOT: `http://127.0.0.1:${googlePort}`,
    MICROSOFT_CLIENT_ID: microsoft.id,
    MICROSOFT_CLIENT_SECRET: microsoft.secret,
    MICROSOFT_ROOT: `http://127.0.0.1:${microsoftPort}`,
    LOG_LEVEL: "warn",
  } as Record<string, string>,
};
