import { expect, test } from "vitest";
import { browserFamily } from "#app/features/rooms/browser/browser-family.ts";

const mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)";
const phone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const known: [name: string, family: string, userAgent: string, maxTouchPoints?: number][] = [
  [
    "Chrome",
    "chrome",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36",
  ],
  [
    "Edge",
    "chrome",
    "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0",
  ],
  [
    "Chrome with a touch screen",
    "chrome",
    "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0 Safari/537.36",
    10,
  ],
  ["Firefox", "firefox", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"],
  ["Firefox on a Mac", "firefox", `${mac} Gecko/20100101 Firefox/140.0`],
  ["Chrome on a Mac", "chrome", `${mac} AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36`],
  ["Safari", "safari", `${mac} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15`],
  ["Safari on an iPad", "iphone", `${mac} AppleWebKit/605.1.15 Version/18.5 Safari/605.1.15`, 5],
  ["Safari on an iPhone", "iphone", `${phone} Version/18.5 Mobile/15E148 Safari/604.1`, 5],
  ["Chrome on an iPhone", "iphone", `${phone} CriOS/140.0 Mobile/15E148 Safari/604.1`, 5],
  [
    "Chrome on Android",
    "android",
    "Mozilla/5.0 (Linux; Android 15) Chrome/140.0.0.0 Mobile Safari/537.36",
    5,
  ],
  ["Firefox on Android", "other", "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0", 5],
  ["something else", "other", "Mozilla/5.0 (PlayStation)"],
];

test.each(known)("%s gets the advice for %s", (_name, family, userAgent, maxTouchPoints = 0) => {
  expect(browserFamily({ userAgent, maxTouchPoints })).toBe(family);
});
