import os from "node:os";
import path from "node:path";
import { parseSettings } from "#app/platform/settings.server.ts";
import { publicOperator } from "#tests/fakes/public-operator.ts";

/** As of an instance whose retention is killed again and again. */
export function chaosSettings() {
  return parseSettings({
    NODE_ENV: "test",
    PARLEY_DATA: path.join(os.tmpdir(), "parley-retention-chaos"),
    PARLEY_SECRET: "a text of tests that is long enough to be a secret",
    PUBLIC_URL: "http://parley.test",
    ...publicOperator,
  });
}
