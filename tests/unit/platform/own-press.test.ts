import { expect, test } from "vitest";
import { isOwnPress } from "#app/platform/http/own-press.ts";

const press = { "sec-fetch-site": "same-origin", "sec-fetch-mode": "navigate", "sec-fetch-user": "?1" };
const asks = (headers: Record<string, string>) =>
  isOwnPress(new Request("https://parley.example/quay/talk?at=2027-03-10T10:00Z", { headers }));

test("a navigation from this site with a person's activation is a press", () => {
  expect(asks(press)).toBe(true);
});

test.each([
  ["nothing said, as by scanners and old browsers", {}],
  ["an address that was typed or opened from a mail", { ...press, "sec-fetch-site": "none" }],
  ["another site's link", { ...press, "sec-fetch-site": "cross-site" }],
  ["a sister domain's link", { ...press, "sec-fetch-site": "same-site" }],
  [
    "a redirect or script without a person",
    { "sec-fetch-site": "same-origin", "sec-fetch-mode": "navigate" },
  ],
  ["a script's own request", { ...press, "sec-fetch-mode": "cors" }],
  ["prefetching", { ...press, "sec-purpose": "prefetch" }],
  ["prefetching of older browsers", { ...press, purpose: "prefetch" }],
])("%s is none", (_, headers) => {
  expect(asks(headers)).toBe(false);
});
