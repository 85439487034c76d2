import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { LoaderFunctionArgs } from "@remix-run/node";
import express from "express";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { eraseMailCopies } from "#app/features/notifications/notifications.server.ts";
import { createMailOutbox } from "#app/integrations/mail-outbox/mail-outbox.server.ts";
import { securityHeaders } from "#app/platform/http/security.server.ts";
import { loader as mailHtml } from "#app/routes/dev.outbox.$id.html.ts";
import { loader as oneMail } from "#app/routes/dev.outbox.$id.tsx";
import { loader as allMails } from "#app/routes/dev.outbox.tsx";

const folder = await mkdtemp(path.join(tmpdir(), "parley-outbox-pages-"));
afterAll(() => rm(folder, { recursive: true }));
const outbox = createMailOutbox({ folder });
const html = "<!DOCTYPE html><p style='color:red'>Hello</p>";
await outbox.send({
  messageId: "<mail1@parley.test>",
  from: { name: "Acme", address: "parley@parley.test" },
  to: { name: "", address: "ada@example.org" },
  subject: "Confirmed",
  html,
  text: "Hello",
});

type Given = { outbox: typeof outbox | null; demo: boolean; mode: string };
const shown: Given = { outbox, demo: true, mode: "production" };

function argumentsFor(given: Given, id?: string): LoaderFunctionArgs {
  const services = {
    outbox: given.outbox,
    settings: { demo: given.demo, mode: given.mode, publicUrl: "https://parley.test" },
  };
  return {
    request: new Request("https://parley.test/dev/outbox", { headers: { "accept-language": "fr" } }),
    params: id === undefined ? {} : { id },
    context: { services } as unknown as LoaderFunctionArgs["context"],
  };
}

test("the demo lists its mails and shows each, hidden from caches and search engines", async () => {
  const list = await allMails(argumentsFor(shown));
  expect(list.data.mails).toMatchObject([{ id: "mail1", subject: "Confirmed", to: "ada@example.org" }]);
  const one = await oneMail(argumentsFor(shown, "mail1"));
  expect(one.data).toMatchObject({ subject: "Confirmed", text: "Hello", calendar: null });
  const page = await mailHtml(argumentsFor(shown, "mail1"));
  expect(await page.text()).toBe(html);
  for (const headers of [list.init?.headers, one.init?.headers, page.headers]) {
    expect(new Headers(headers).get("x-robots-tag")).toBe("noindex");
    expect(new Headers(headers).get("cache-control")).toBe("no-store");
  }
});

test("outside of development and demo, or where mail is really sent, no page exists", async () => {
  for (const given of [
    { ...shown, demo: false },
    { ...shown, outbox: null },
  ]) {
    for (const read of [allMails, oneMail, mailHtml]) {
      await expect(read(argumentsFor(given, "mail1"))).rejects.toMatchObject({ status: 404 });
    }
  }
  expect(
    (await allMails(argumentsFor({ ...shown, demo: false, mode: "development" }))).data.mails.length,
  ).toBe(1);
});

test("an unknown mail, or an id that names another file, is not found", async () => {
  for (const id of ["mail2", "../mail1", ""]) {
    await expect(oneMail(argumentsFor(shown, id))).rejects.toMatchObject({ status: 404 });
    await expect(mailHtml(argumentsFor(shown, id))).rejects.toMatchObject({ status: 404 });
  }
});

test("only the frame of a mail may style itself inline and be framed; nothing may run in it", async () => {
  const app = express();
  app.use(securityHeaders({ secure: true, development: false }));
  app.get("*", (_request, response) => void response.send("ok"));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
  const { port } = server.address() as AddressInfo;
  const policyOf = async (address: string) => {
    const { headers } = await fetch(`http://127.0.0.1:${port}${address}`);
    return { csp: headers.get("content-security-policy") ?? "", frames: headers.get("x-frame-options") };
  };
  const frame = await policyOf("/dev/outbox/mail1/html");
  expect(frame.frames).toBe("SAMEORIGIN");
  expect(frame.csp).toContain("default-src 'none'");
  expect(frame.csp).toMatch(/sandbox allow-popups allow-popups-to-escape-sandbox$/);
  expect(frame.csp).not.toMatch(/script-src|allow-scripts|allow-same-origin/);
  for (const address of ["/dev/outbox", "/dev/outbox/mail1", "/dev/outbox/mail1/html/more", "/acme/html"]) {
    const page = await policyOf(address);
    expect(page.frames).toBe("DENY");
    expect(page.csp).not.toContain("unsafe");
  }
});

test("mails that are erased with their booking leave no copy behind", async () => {
  const { services } = argumentsFor(shown).context;
  await eraseMailCopies(services, ["mail1"]);
  expect(await outbox.list()).toEqual([]);
});
