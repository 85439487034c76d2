import { randomInt } from "node:crypto";
import { numberMax, numberMin } from "#app/domain/room/meeting-code.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";

const triesMax = 10;

/** Gives a room the number by which it is found by hand. Nothing follows from a number: neither time nor business. */
export async function giveNumber(
  tx: DatabaseTransaction,
  room: { organizationId: string } & ({ bookingId: string } | { personalRoomId: string }),
): Promise<void> {
  for (let tries = 0; tries < triesMax; tries++) {
    const number = String(randomInt(numberMin, numberMax + 1));
    const { count } = await tx.roomCode.createMany({ data: { number, ...room }, skipDuplicates: true });
    if (count > 0) return;
  }
  throw new Error("No number for a room was free");
}
