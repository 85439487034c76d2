import { onEachDatabase } from "./databases.ts";
import { figureOf, progress, type Report } from "./figure.ts";
import { createDataDir, removeDataDir, startProduct } from "./running-product.ts";
import { filledForm, freeSlots, submit } from "./visitor.ts";

const runs = 3;
const bookingsPerRun = 100;
const atOnce = 16;
const stormSize = 200;

/**
 * Forms sent as browsers send them, mails and all: bookings per second on slots of their own, then many for one slot
 * at the same moment, of which one may be made and the others must be told that it is taken.
 */
export async function bookingBench(report: Report): Promise<void> {
  await onEachDatabase(async ({ name, url }) => {
    const dataDir = createDataDir();
    const product = await startProduct({ dataDir, databaseUrl: url });
    try {
      progress(`booking/${name}: finding free slots`);
      const slots = await freeSlots(product.origin, runs * (bookingsPerRun + 1) + atOnce);
      await distinctSlots(`booking/${name}/distinct`, product.origin, slots, report);
      await oneSlot(`booking/${name}/one-slot`, product.origin, slots, report);
    } finally {
      await product.stop();
      removeDataDir(dataDir);
    }
  });
}

/** Takes its slots off the list. */
async function distinctSlots(name: string, origin: string, slots: string[], report: Report) {
  progress(`${name}: ${runs} times ${bookingsPerRun} bookings, ${atOnce} at once`);
  const form = await filledForm(origin, slots[0] ?? "");
  await bookAll(origin, form, slots.splice(0, atOnce));
  const rates: number[] = [];
  for (let run = 0; run < runs; run++) {
    const startedAt = performance.now();
    await bookAll(origin, form, slots.splice(0, bookingsPerRun));
    rates.push(bookingsPerRun / ((performance.now() - startedAt) / 1000));
  }
  report(figureOf(`${name}/rate`, "bookings/s", rates));
}

async function bookAll(origin: string, form: URLSearchParams, slots: string[]): Promise<void> {
  const worker = async () => {
    for (let slot = slots.shift(); slot !== undefined; slot = slots.shift()) {
      const { status } = await submit(origin, form, slot);
      if (status !== 303) throw new Error(`The booking of ${slot} answered ${status} instead of 303.`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

async function oneSlot(name: string, origin: string, slots: string[], report: Report) {
  progress(`${name}: ${runs} times ${stormSize} forms for one slot`);
  const seen = {
    made: [] as number[],
    refused: [] as number[],
    errors: [] as number[],
    answered: [] as number[],
  };
  for (let run = 0; run < runs; run++) {
    const slot = slots.shift() ?? "";
    const form = await filledForm(origin, slot);
    const startedAt = performance.now();
    const answers = await Promise.all(Array.from({ length: stormSize }, () => submit(origin, form, slot)));
    seen.answered.push(performance.now() - startedAt);
    const count = (status: number) => answers.filter((answer) => answer.status === status).length;
    seen.made.push(count(303));
    seen.refused.push(count(409));
    seen.errors.push(stormSize - count(303) - count(409));
  }
  report(figureOf(`${name}/made`, "bookings", seen.made));
  report(figureOf(`${name}/refused`, "answers", seen.refused));
  report(figureOf(`${name}/errors`, "answers", seen.errors));
  report(figureOf(`${name}/answered`, "ms", seen.answered));
  if (seen.made.some((made) => made !== 1) || seen.refused.some((refused) => refused !== stormSize - 1))
    throw new Error(
      `Of ${stormSize} forms for one slot ${seen.made} were booked and ${seen.refused} refused.`,
    );
}
