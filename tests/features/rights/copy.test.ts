import { expect, test } from "vitest";
import { csvLine } from "#app/features/exports/csv.ts";
import { dataMap } from "#app/features/privacy/data-map.ts";
import type { Entry } from "#app/features/privacy/data-map-types.ts";
import { exportedColumns, exportedModels } from "#app/features/rights/export-tables.server.ts";
import { loader as copyLoader } from "#app/routes/me.copy.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { createVisitor } from "../account/account-visitor.ts";
import { testDatabase } from "../test-database.ts";
import { businessOf, enterPortal } from "./rights-scene.ts";
import { unzip } from "./unzip.ts";

const database = await testDatabase();

test("every column of a customer that the data map lets people take is in the copy, and every such table is looked up", () => {
  const takes = Object.entries(dataMap as Record<string, Record<string, Entry>>).flatMap(([model, columns]) =>
    Object.entries(columns)
      .filter(
        ([, entry]) => entry.kind === "personal" && entry.subject === "customer" && entry.export === "yes",
      )
      .map(([column]) => `${model}.${column}`),
  );
  expect(takes.length).toBeGreaterThan(60);
  const taken = exportedModels.flatMap((model) =>
    exportedColumns(model).map((column) => `${model}.${column}`),
  );
  expect(takes.filter((column) => !taken.includes(column))).toEqual([]);
});

test("a copy is a ZIP of exactly one's own data, as JSON, tables and calendar files", async () => {
  const services = fakeServices(database);
  const now = services.clock.now();
  const ada = { name: "Ada Canary", email: "ada@customers.example", phone: "+33 1 99 00 11 22" };
  const bob = { name: "Bob Canary", email: "bob@customers.example" };
  await businessOf(database, now, [ada, bob]);
  await businessOf(database, now, [bob, ada]);
  const refused = await createVisitor(services).get(copyLoader, "/me/copy.zip");
  expect([refused.status, refused.location]).toEqual([302, "/me"]);

  const visitor = await enterPortal(services, database, ada.email);
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const request = new Request("http://parley.test/me/copy.zip", { headers: { Cookie: cookie } });
  const answer = (await copyLoader({ request, context: { services }, params: {} } as never)) as Response;
  expect(answer.headers.get("Content-Type")).toBe("application/zip");
  const zip = Buffer.from(await answer.arrayBuffer());
  const files = unzip(zip);
  const whole = [...files.values()].join("\n");
  expect(whole).not.toMatch(/bob canary|bob@/i);
  expect(JSON.parse(files.get("data/Attendee.json") ?? "")).toHaveLength(4);
  expect([...files.keys()]).toContain("disclosures.json");
  expect(whole).toContain(ada.phone);
  expect(JSON.parse(files.get("data/Answer.json") ?? "")[0]).toEqual({
    ...{ label: "About?", values: ["secret of Ada Canary"] },
  });
  expect(files.get("csv/Attendee.csv")?.split("\r\n")).toHaveLength(6);
  const calendars = [...files].filter(([name]) => /^calendar\/[a-z2-7]{26}\.ics$/.test(name));
  expect(calendars).toHaveLength(4);
  expect(calendars.every(([, text]) => text.startsWith("BEGIN:VCALENDAR"))).toBe(true);
});

test("a text in a table is no formula", () => {
  expect(csvLine(['=HYPERLINK("x")', "a,b", "+1", "-1", "@x", "plain"])).toBe(
    `"'=HYPERLINK(""x"")","a,b",'+1,'-1,'@x,plain\r\n`,
  );
});
