import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { z } from "zod";
import { auditPayloadSchema } from "#app/features/audit/audit-payload.ts";
import { certificateSchema } from "#app/features/deletion/deletion-certificate.ts";
import { deletionPlanSchema, recordCountsSchema } from "#app/features/deletion/deletion-plan.ts";
import { incidentFactsSchema, incidentQuerySchema } from "#app/features/incidents/incident-query.ts";
import { noticeContentSchema } from "#app/features/notices/notice-facts.ts";
import { mailFactsSchema } from "#app/features/notifications/mail-facts.ts";
import { dataMap, jsonColumns } from "#app/features/privacy/data-map.ts";
import { erasureCountsSchema } from "#app/features/privacy/erasure-counts.ts";
import { diskPlaces, jobTexts, jsonTexts, memoryPlaces } from "#app/features/privacy/loose-values.ts";
import { stores } from "#app/features/privacy/stores.ts";
import { jobHandlers } from "#app/job-handlers.server.ts";
import { createLog } from "#app/platform/log.server.ts";
import type { JobHandler } from "#app/ports/job-queue.ts";
import { textLeaves } from "./leaves.ts";

const app = path.resolve(import.meta.dirname, "../../../app");

type Source = { file: string; text: string };

async function sources(): Promise<Source[]> {
  const files = await readdir(app, { recursive: true });
  const code = files.filter((file) => /\.(tsx?|mjs)$/.test(file) && !file.includes("generated"));
  return Promise.all(
    code.map(async (file) => ({ file, text: await readFile(path.join(app, file), "utf8") })),
  );
}

const schemas: Record<string, z.ZodTypeAny> = {
  "AuditEvent.payload": auditPayloadSchema,
  // Read from a form by name; what else a link carries is not looked at.
  "Booking.campaign": z.record(z.string(), z.string()),
  "Incident.query": incidentQuerySchema,
  "Incident.facts": incidentFactsSchema,
  "MailMessage.facts": mailFactsSchema,
  "DeletionJob.certificate": certificateSchema,
  "DeletionJob.plan": deletionPlanSchema,
  "DeletionStep.counts": recordCountsSchema,
  "ErasureReceipt.counts": erasureCountsSchema,
  "PolicyVersion.content": noticeContentSchema,
};

/** Texts that a column's schema lets in and the registry does not know, or the other way round. */
function unlike(column: string, schema: z.ZodTypeAny): string[] {
  const listed = Object.keys((jsonTexts as Record<string, object>)[column] ?? {});
  const leaves = textLeaves(schema);
  return [
    ...leaves.filter((leaf) => !listed.includes(leaf)),
    ...listed.filter((leaf) => !leaves.includes(leaf)).map((leaf) => `${leaf} is no more`),
  ].map((leaf) => `${column}: ${leaf}`);
}

test("every text in a column of free form says what it is, and what is personal is so in the data map", () => {
  expect(Object.keys(schemas).sort()).toEqual(Object.keys(jsonColumns).sort());
  expect(Object.entries(schemas).flatMap(([column, schema]) => unlike(column, schema))).toEqual([]);
  for (const [column, texts] of Object.entries(jsonTexts)) {
    const [model = "", name = ""] = column.split(".");
    const entry = (dataMap as Record<string, Record<string, { kind: string }>>)[model]?.[name];
    if (Object.values(texts).some((meaning) => meaning === "personal"))
      expect(entry?.kind, column).toBe("personal");
  }
});

test("a text planted in a column of free form is named, however deep it lies", () => {
  const planted = mailFactsSchema.extend({ greeting: z.object({ names: z.array(z.string()) }).optional() });
  expect(unlike("MailMessage.facts", planted)).toEqual(["MailMessage.facts: greeting.names[]"]);
  const loose = z.object({ anything: z.unknown() });
  expect(() => textLeaves(loose)).toThrow("Nobody knows what ZodUnknown lets in");
});

function unlistedInJobs(handlers: readonly Pick<JobHandler<never>, "job">[]): string[] {
  return handlers.flatMap(({ job: { name, payload } }) =>
    textLeaves(payload)
      .filter((leaf) => jobTexts[name]?.[leaf] === undefined)
      .map((leaf) => `${name}: ${leaf}`),
  );
}

test("jobs carry references alone; a planted address in a payload is named", () => {
  expect(unlistedInJobs(jobHandlers)).toEqual([]);
  expect(Object.keys(jobTexts).filter((name) => jobHandlers.every(({ job }) => job.name !== name))).toEqual(
    [],
  );
  const base = jobHandlers[0]?.job;
  if (!base) throw new Error("there is no job");
  const planted = { job: { ...base, payload: z.object({ mailId: z.string(), email: z.string() }) } };
  expect(unlistedInJobs([planted])).toEqual(["mail.send: email"]);
});

/** Names that are joined to the data folder and that no registry knows. */
function unlistedPlaces(files: readonly Source[]): string[] {
  return files.flatMap(({ file, text }) =>
    [...text.matchAll(/\b(?:dataDir|PARLEY_DATA)\)?,\s*["'`]([^"'`]+)["'`]/g)]
      .map(([, name = ""]) => name.split("/")[0] ?? "")
      // A folder on its way to be another one's name bears a variable.
      .filter((name) => !name.startsWith("$") && !Object.hasOwn(diskPlaces, name))
      .map((name) => `${file}: ${name}`),
  );
}

test("whatever is kept in the data folder is a store of the registry; a planted folder is named", async () => {
  const files = await sources();
  // Those that are not beneath the data folder: a server's own files, an encoding, a mode.
  const others = ["postmaster.pid", "utf8", "a", "r+", "-m"];
  expect(unlistedPlaces(files).filter((found) => !others.includes(found.split(": ")[1] ?? ""))).toEqual([]);
  for (const store of Object.values(diskPlaces))
    if (store !== null && store !== "tables") expect(Object.keys(stores)).toContain(store);
  const planted = { file: "recordings.server.ts", text: 'path.join(settings.dataDir, "recordings")' };
  expect(unlistedPlaces([planted])).toEqual(["recordings.server.ts: recordings"]);
});

function unlistedCaches(files: readonly Source[]): string[] {
  return files
    .filter(({ file, text }) => /new LRUCache\b/.test(text) && !Object.hasOwn(memoryPlaces, file))
    .map(({ file }) => file);
}

test("what is kept in memory beyond a request is a store of the registry; a planted cache is named", async () => {
  expect(unlistedCaches(await sources())).toEqual([]);
  for (const store of Object.values(memoryPlaces)) expect(Object.keys(stores)).toContain(store);
  expect(unlistedCaches([{ file: "people.ts", text: "new LRUCache<string, Person>({})" }])).toEqual([
    "people.ts",
  ]);
});

test("a field of a log line that nobody registered is left out of it, and that there was one is told", () => {
  const lines: string[] = [];
  const output = new Writable({
    write: (chunk, _, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  const planted = { mailId: "m1", email: "ada@example.com" };
  // @ts-expect-error It does not even compile; this line fails the check of types once it does.
  createLog("info", output).info({ ...planted }, "mail not sent");
  const [line = "{}"] = lines;
  expect(line).not.toContain("ada@example.com");
  expect(JSON.parse(line)).toMatchObject({ mailId: "m1", unregistered: 1, msg: "mail not sent" });
});
