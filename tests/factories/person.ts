import type { Database } from "#app/platform/database/database.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";

/** Somebody with a verified address and a password that opens nothing. Gives the id. */
export async function person({ prisma }: Pick<Database, "prisma">, name = "Ada"): Promise<string> {
  const id = randomId();
  const email = `${id}@people.example`;
  await prisma.user.create({
    data: { id, email, name, passwordHash: "-", timeZone: "UTC", emailVerifiedAt: new Date(0) },
    select: { id: true },
  });
  return id;
}
