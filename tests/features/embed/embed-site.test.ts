import { expect, test } from "vitest";
import { frameSources, isAllowedSite, readOrigin, readSite } from "#app/features/embed/embed-site.ts";
import { embedKey, embedView } from "#app/features/embed/embed-view.ts";

test("a site is read off whatever people paste: a name, an address of a page, a port, a star", () => {
  const read = {
    "www.example.com": "https://www.example.com",
    " HTTPS://Example.com/contact?x=1 ": "https://example.com",
    "http://localhost:8080": "http://localhost:8080",
    "https://example.com:443": "https://example.com",
    "*.example.com": "https://*.example.com",
    "http://*.example.com:81": "http://*.example.com:81",
    "münchen.example": "https://xn--mnchen-3ya.example",
    "*": "*",
  };
  for (const [typed, site] of Object.entries(read)) expect(readSite(typed), typed).toBe(site);
});

test("what is no site of the web is refused, and nothing of it reaches a header", () => {
  const wrong = [
    "",
    "ftp://example.com",
    "javascript:alert(1)",
    "https://user:pass@example.com",
    "https://example.com;script-src *",
    "example.com 'unsafe-inline'",
    "*.com*",
    "*.*.example.com",
    "*.localhost",
    "https://*",
    "null",
    "a".repeat(201),
    "'self'",
    "https://ex_ample.com",
  ];
  for (const typed of wrong.filter((text) => text !== "null")) expect(readSite(typed), typed).toBeNull();
  expect(frameSources(["https://a.example", ...wrong, "https://b.example/path"])).not.toMatch(
    /;|path|unsafe/,
  );
  expect(frameSources(["https://a.example", "https://*.b.example"])).toBe(
    "'self' https://a.example https://*.b.example",
  );
});

test("a star covers names below it on the same scheme and port, and never the name itself", () => {
  const sites = ["https://a.example", "https://*.b.example", "http://*.c.example:81"];
  const allowed = [
    "https://a.example",
    "https://x.b.example",
    "https://y.x.b.example",
    "http://x.c.example:81",
  ];
  const refused = [
    "http://a.example",
    "https://a.example:8443",
    "https://b.example",
    "https://evilb.example",
    "https://x.b.example.evil.example",
    "http://x.b.example",
    "http://x.c.example",
  ];
  for (const origin of allowed) expect(isAllowedSite(sites, origin), origin).toBe(true);
  for (const origin of refused) expect(isAllowedSite(sites, origin), origin).toBe(false);
  expect(isAllowedSite(["*"], "https://anything.example")).toBe(true);
});

test("an origin is taken as browsers write it or not at all", () => {
  expect(readOrigin("https://a.example")).toBe("https://a.example");
  for (const text of [
    "null",
    "https://a.example/",
    "https://a.example/x",
    "file:///x",
    "data:x",
    "",
    "a.example",
  ])
    expect(readOrigin(text), text).toBeNull();
});

const view = (query: string, dest?: string) => {
  const search = new URLSearchParams(query);
  return embedView((name) => search.get(name), dest);
};

test("a page is framed when its address or the browser says so, and each setting has a rendering of its own", () => {
  expect(view("")).toBeNull();
  expect(view("theme=dark&color=ff0000")).toBeNull();
  expect(view("", "iframe")).toEqual({ origin: null, theme: null, color: null, details: true });
  const full = view("embed=https://a.example&theme=dark&color=FF0000&details=hidden");
  expect(full).toEqual({ origin: "https://a.example", theme: "dark", color: "ff0000", details: false });
  const keys = ["", "embed=https://a.example", "embed=https://b.example", "embed=x", "embed=x&color=ff0000"];
  const all = keys.map((query) => embedKey(view(query)));
  expect(new Set(all).size).toBe(keys.length);
  expect(embedKey(view("embed=https://a.example&color=red;}"))).toBe(
    embedKey(view("embed=https://a.example")),
  );
});
