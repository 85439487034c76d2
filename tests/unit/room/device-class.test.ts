import { expect, test } from "vitest";
import { deviceClassOf } from "#app/domain/room/device-class.ts";

const on = (agent: string, hint?: string) =>
  deviceClassOf(new Headers({ "User-Agent": agent, ...(hint ? { "Sec-CH-UA-Mobile": hint } : {}) }));

test("a device is a desktop, a phone or a tablet, and nothing else is told of it", () => {
  expect(on("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36", "?0")).toBe(
    "desktop",
  );
  expect(on("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1.15")).toBe("desktop");
  expect(on("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148 Safari/604.1")).toBe(
    "phone",
  );
  expect(on("Mozilla/5.0 (Linux; Android 10; K) Chrome/140.0 Mobile Safari/537.36", "?1")).toBe("phone");
  expect(on("Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0")).toBe("phone");
  expect(on("Mozilla/5.0 (Linux; Android 10; K) Chrome/140.0 Safari/537.36", "?0")).toBe("tablet");
  expect(on("Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) Mobile/15E148 Safari/604.1")).toBe("tablet");
  expect(deviceClassOf(new Headers())).toBeNull();
  expect(on("x".repeat(100_000))).toBe("desktop");
});
