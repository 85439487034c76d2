import { randomId } from "#app/platform/security/random-id.server.ts";

const path = "/harbour-studio/first-call";
const hourMs = 3_600_000;
const monthsMax = 12;

/** Free slots as the pages offer them, `2026-12-03T09:00Z`, far enough apart that none takes another's place. */
export async function freeSlots(origin: string, count: number): Promise<string[]> {
  const slots: string[] = [];
  const now = new Date();
  for (let ahead = 1; ahead <= monthsMax; ahead++) {
    const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead))
      .toISOString()
      .slice(0, 7);
    const html = await pageText(`${origin}${path}?timezone=UTC&month=${month}`);
    for (const date of new Set(matches(html, /date=(\d{4}-\d{2}-\d{2})/g))) {
      slots.push(...(await slotsOfDay(`${origin}${path}?timezone=UTC&date=${date}`)));
      if (slots.length >= count) return slots.slice(0, count);
    }
  }
  throw new Error(`Only ${slots.length} of ${count} slots are free.`);
}

async function slotsOfDay(url: string): Promise<string[]> {
  const slots: string[] = [];
  for (const slot of matches(await pageText(url), /datetime="([^"]+Z)"/gi)) {
    const last = slots.at(-1);
    if (last === undefined || Date.parse(slot) - Date.parse(last) >= hourMs) slots.push(slot);
  }
  return slots;
}

/** A visitor's form for a slot, with whatever the page asks answered. */
export async function filledForm(origin: string, slot: string): Promise<URLSearchParams> {
  const html = await pageText(`${origin}${path}?at=${encodeURIComponent(slot)}`);
  const form = new URLSearchParams({ at: slot, timezone: "Europe/Paris" });
  for (const field of html.match(/<(?:input|textarea)\b[^>]*>/g) ?? []) {
    const name = / name="(q_[^"]+)"/.exec(field)?.[1];
    if (name && !form.has(name)) form.set(name, / value="([^"]+)"/.exec(field)?.[1] ?? "More light");
  }
  return form;
}

export type Answer = { status: number; location: string | null };

/** Sends the form as a browser does, as somebody who has not sent it before. */
export async function submit(origin: string, form: URLSearchParams, slot: string): Promise<Answer> {
  const key = randomId();
  const body = new URLSearchParams(form);
  for (const [name, value] of Object.entries({
    at: slot,
    key,
    name: "Grace",
    email: `${key}@customers.example`,
  }))
    body.set(name, value);
  const headers = { origin, "sec-fetch-site": "same-origin", "accept-language": "en" };
  const answer = await fetch(`${origin}${path}`, { method: "POST", body, headers, redirect: "manual" });
  await answer.text();
  return { status: answer.status, location: answer.headers.get("location") };
}

async function pageText(url: string): Promise<string> {
  const answer = await fetch(url, { headers: { "accept-language": "en" } });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}.`);
  return text;
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? "");
}
