import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchForWaking } from "#app/features/rooms/browser/waking.ts";

/** Node has no page that could be hidden; this is as much of one as is asked. */
const page = Object.assign(new EventTarget(), { visibilityState: "visible" });

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("document", page);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a clock that jumps is a computer that slept, and timers that are a little late are not", () => {
  const onWake = vi.fn();
  const stop = watchForWaking(onWake);
  vi.advanceTimersByTime(20_000);
  vi.setSystemTime(Date.now() + 5_000);
  vi.advanceTimersByTime(2_000);
  expect(onWake).not.toHaveBeenCalled();
  vi.setSystemTime(Date.now() + 3_600_000);
  vi.advanceTimersByTime(2_000);
  expect(onWake).toHaveBeenCalledTimes(1);
  stop();
});

test("a page that is shown again counts, one that is hidden does not, and nothing does after it was stopped", () => {
  const onWake = vi.fn();
  const stop = watchForWaking(onWake);
  page.visibilityState = "hidden";
  page.dispatchEvent(new Event("visibilitychange"));
  expect(onWake).not.toHaveBeenCalled();
  page.visibilityState = "visible";
  page.dispatchEvent(new Event("visibilitychange"));
  expect(onWake).toHaveBeenCalledTimes(1);
  stop();
  page.dispatchEvent(new Event("visibilitychange"));
  expect(onWake).toHaveBeenCalledTimes(1);
});
