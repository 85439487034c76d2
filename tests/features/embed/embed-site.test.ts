import { expect, test } from "vitest";
import { pageHref, readPageQuery } from "#app/features/booking/page-address.ts";
import { publicPageKey } from "#app/features/booking/public-page-key.ts";
import {
  frameSources,
  isAllowedSite,
  readOrigin,
  readSite,
  toldSite,
} from "#app/features/embed/embed-site.ts";
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
  expect(view("", "iframe")).toEqual({ asked: false, theme: null, color: null, details: true });
  const full = view("embed=https://a.example&theme=dark&color=FF0000&details=hidden");
  expect(full).toEqual({ asked: true, theme: "dark", color: "ff0000", details: false });
  const keys = ["", "embed=x", "embed=x&color=ff0000", "embed=x&theme=dark", "embed=x&details=hidden"];
  const all = [...keys.map((query) => embedKey(view(query))), embedKey(view("", "iframe"))];
  expect(new Set(all).size).toBe(keys.length + 1);
  expect(embedKey(view("embed=https://a.example&color=red;}"))).toBe(
    embedKey(view("embed=https://a.example")),
  );
});

test("a page tells its news to a site on the list alone, and to Parley itself for previews", () => {
  const [sites, own] = [["https://good.example", "https://*.shop.example"], "https://parley.example"];
  for (const origin of ["https://good.example", "https://a.shop.example", own])
    expect(toldSite(sites, origin, own)).toBe(origin);
  const made = [
    ...["https://evil.example", "https://good.example.evil.example", "http://good.example", "*", "null", "1"],
    ...["", null, "https://good.example/", "javascript:alert(1)", "https://shop.example"],
  ];
  for (const origin of made) expect(toldSite(sites, origin, own), String(origin)).toBeNull();
  expect(toldSite([], "https://good.example", own)).toBeNull();
});

test("made-up origins make no kept pages: a thousand of them share one, whose links repeat none", () => {
  const path = "/acme/talk";
  const pages = Array.from({ length: 1_000 }, (_, index) => {
    const query = { embed: `https://site-${index}.example`, month: "2027-05", theme: "dark" };
    const links = pageHref(path, readPageQuery(new URLSearchParams(query)), { date: "2027-05-03" });
    return [publicPageKey({ method: "GET", path, query, headers: {} }), links];
  });
  expect(new Set(pages.map(([key]) => key)).size).toBe(1);
  expect(new Set(pages.map(([, links]) => links)).size).toBe(1);
  expect(pages[0]?.join()).not.toContain("site-");
  expect(publicPageKey({ method: "GET", path, query: {}, headers: {} })).not.toBe(pages[0]?.[0]);
});
