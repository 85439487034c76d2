import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type Figure, figureOf } from "./figure.ts";

function cpuMs(run: () => void, repeats: number): number {
  const before = process.cpuUsage();
  for (let i = 0; i < repeats; i++) run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / repeats;
}

/** Median and range of the CPU time of one call, each sample long enough for the clock to be trusted. */
export function cpuFigure(name: string, run: () => void, samples = 21): Figure {
  // Until its machine code is made, which takes a second call of everything and some time.
  const startedAt = performance.now();
  for (let i = 0; i < 200 || performance.now() - startedAt < 400; i++) run();
  const repeats = Math.max(5, Math.ceil(15 / Math.max(cpuMs(run, 20), 0.005)));
  return figureOf(
    name,
    "ms",
    Array.from({ length: samples }, () => cpuMs(run, repeats)),
  );
}

function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect === "function") collect();
}

/** Bytes on the heap and in the buffers beside it. */
function bytesUsed(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/**
 * How many kilobytes one call allocates, garbage included. A collection between the two readings makes a sample
 * smaller, never larger, so the calls of a sample are few and the largest sample counts.
 */
export function allocationFigure(name: string, run: () => void): Figure {
  for (let i = 0; i < 50; i++) run();
  const calls = 8;
  const samples = Array.from({ length: 9 }, () => {
    collectGarbage();
    const before = bytesUsed();
    for (let i = 0; i < calls; i++) run();
    return (bytesUsed() - before) / calls / 1024;
  });
  return figureOf(name, "kB", [Math.max(...samples)]);
}

/**
 * The power by which a cost grows with a size: 1 is linear, 2 is quadratic; the slope of the line through the points
 * (log size, log cost) by least squares.
 */
export function growthPower(points: readonly { size: number; cost: number }[]): number {
  const logs = points.map(({ size, cost }) => [Math.log(size), Math.log(cost)] as const);
  const mean = (pick: 0 | 1) => logs.reduce((sum, log) => sum + log[pick], 0) / logs.length;
  const [meanSize, meanCost] = [mean(0), mean(1)];
  const covariance = logs.reduce((sum, [size, cost]) => sum + (size - meanSize) * (cost - meanCost), 0);
  const variance = logs.reduce((sum, [size]) => sum + (size - meanSize) ** 2, 0);
  return covariance / variance;
}
