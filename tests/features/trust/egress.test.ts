import net from "node:net";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { submitBooking } from "#app/features/booking/booking.server.ts";
import { dataMap } from "#app/features/privacy/data-map.ts";
import type { Entry } from "#app/features/privacy/data-map-types.ts";
import { runRetention } from "#app/features/privacy/privacy.server.ts";
import { stores } from "#app/features/privacy/stores.ts";
import { createSmtpTransport } from "#app/integrations/smtp/smtp-transport.server.ts";
import { loader as copyLoader } from "#app/routes/me.copy.ts";
import { loader as meLoader } from "#app/routes/me.tsx";
import { action as signUpAction } from "#app/routes/sign-up.tsx";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { startSmtpPeer } from "../../contract/smtp-peer.ts";
import { createVisitor } from "../account/account-visitor.ts";
import { exportServices, makeCopy } from "../exports/export-scene.ts";
import { enterPortal, sendMails } from "../rights/rights-scene.ts";
import { testDatabase } from "../test-database.ts";

/** Whom the program reaches by itself. Every connection of this process passes `Socket.connect`, fetch's and TLS's too. */

const database = await testDatabase();

type Connect = (this: net.Socket, ...args: unknown[]) => net.Socket;

/** Where the work opens connections to, each once. Anything that is not among `allowed` is refused. */
async function reachedBy(work: () => Promise<unknown>, allowed?: readonly string[]): Promise<string[]> {
  const prototype = net.Socket.prototype as unknown as { connect: Connect };
  const real = prototype.connect;
  const reached = new Set<string>();
  prototype.connect = function (...args) {
    const target = targetOf(args);
    reached.add(target);
    if (allowed && !allowed.includes(target)) throw new Error(`no way out to ${target}`);
    return real.apply(this, args);
  };
  try {
    await work();
  } finally {
    prototype.connect = real;
  }
  return [...reached].sort();
}

/** `connect(path)`, `connect(port, host)`, `connect(options)`, or the last as Node hands it to itself, in a list. */
function targetOf(args: unknown[]): string {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof first === "number") return `${typeof second === "string" ? second : "localhost"}:${first}`;
  if (typeof first !== "object" || first === null) return String(first);
  const { path, host = "localhost", port } = first as { path?: string; host?: string; port?: unknown };
  return path ?? `${host}:${port}`;
}

async function databaseTarget(): Promise<string[]> {
  const client = new pg.Client({ connectionString: database.connectionString });
  const reached = await reachedBy(() => client.connect());
  await client.end();
  expect(reached).toHaveLength(1);
  return reached;
}

test("the watch sees a request that leaves, and stops it", async () => {
  const failures: unknown[] = [];
  const reached = await reachedBy(
    () => fetch("http://203.0.113.7:8443/").catch((error: unknown) => failures.push(error)),
    [],
  );
  expect([reached, failures.length]).toEqual([["203.0.113.7:8443"], 1]);
});

test("signing up asks nobody about the person: the database alone is reached", async () => {
  const home = await databaseTarget();
  const visitor = createVisitor(fakeServices(database));
  const form = { name: "Ada", email: "ada@egress.example", password: "tide and lantern", adult: "on" };
  const reached = await reachedBy(async () => {
    expect((await visitor.post(signUpAction, "/sign-up", form)).status).toBe(303);
  }, home);
  expect(reached.every((target) => home.includes(target))).toBe(true);
});

test("what is kept of people comes from them, from the program or from what their business connected, never from a broker", () => {
  const entries = [dataMap, ...Object.values(stores).map((store) => ({ store: store.entries }))].flatMap(
    (models) => Object.values(models as Record<string, Record<string, Entry>>).flatMap(Object.values<Entry>),
  );
  const sources = entries.flatMap((entry) => (entry.kind === "personal" ? [entry.source] : []));
  expect(sources.length).toBeGreaterThan(100);
  for (const source of new Set(sources)) expect(["subject", "generated", "integration"]).toContain(source);
});

test("with everything switched on the database and the mail server that was set are reached, and nobody else", {
  timeout: 120_000,
}, async () => {
  const home = await databaseTarget();
  const peer = await startSmtpPeer();
  const mail = createSmtpTransport({ url: peer.url });
  onTestFinished(async () => {
    await mail.close();
    await peer.close();
  });
  const services = { ...(await exportServices(database)), mail };
  const { slug, hostId, organizationId } = await bookableBusiness(database, {
    eventType: {
      ...{ asksNews: true, newsText: "New classes.", redirectsDetails: true },
      redirectUrl: "https://shop.example/thanks",
    },
  });
  const tells = { tellsBookings: true, keepsCampaign: true, allowedSites: ["*"] };
  await database.prisma.organization.update({ where: { id: organizationId }, data: tells });
  const email = "grace@egress.example";
  const form = new FormData();
  const fields = { at: "2027-01-18T09:00Z", timezone: "UTC", key: "k".repeat(26), name: "Grace", email };
  for (const [name, value] of Object.entries({ ...fields, news: "on", utm_source: "leaflet", embed: "1" }))
    form.set(name, value);
  const smtp = peer.url.replace("smtp://", "");

  const reached = await reachedBy(async () => {
    const booked = await submitBooking(form, {
      ...{ services, businessSlug: slug, eventTypeSlug: "talk", locale: "en", network: "203.0.113.0/24" },
    });
    expect(booked.status).toBe(303);
    await sendMails(services, database);
    await makeCopy(services, { userId: hostId, organizationId });
    await makeCopy(services, { userId: hostId, organizationId: null });
    services.clock.pass(400 * 86_400_000);
    await runRetention(services);
  }, [...home, smtp]);
  expect(reached).toContain(smtp);
  expect(peer.received.length).toBeGreaterThan(1);
  expect(reached.filter((target) => !home.includes(target))).toEqual([smtp]);
});

test("the portal and a person's copy leave for nobody", async () => {
  const home = await databaseTarget();
  const services = await exportServices(database);
  const reached = await reachedBy(async () => {
    const visitor = await enterPortal(services, database, "grace@egress.example");
    expect((await visitor.get(meLoader, "/me")).data["page"]).not.toBeNull();
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const request = new Request("http://parley.test/me/copy.zip", { headers: { Cookie: cookie } });
    const copy = (await copyLoader({ request, context: { services }, params: {} } as never)) as Response;
    expect((await copy.arrayBuffer()).byteLength).toBeGreaterThan(1000);
  }, home);
  expect(reached.every((target) => home.includes(target))).toBe(true);
});
