import { hashPassword } from "#app/features/account/account.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { action as signInAction } from "#app/routes/sign-in.tsx";
import type { FakeServices } from "#tests/fakes/fake-services.ts";
import type { Visitor } from "./account-visitor.ts";

export const password = "tide and lantern";
let passwordHash: Promise<string> | undefined;

/** A verified account with the password above. */
export async function createMember({ database }: FakeServices, email: string): Promise<{ id: string }> {
  passwordHash ??= hashPassword(password);
  return database.prisma.user.create({
    data: {
      id: randomId(),
      email,
      name: "Ada Martin",
      passwordHash: await passwordHash,
      emailVerifiedAt: new Date(0),
      timeZone: "Europe/Paris",
    },
    select: { id: true },
  });
}

export function signIn(visitor: Visitor, email: string, extra: Record<string, string> = {}) {
  return visitor.post(signInAction, "/sign-in", { email, password, ...extra });
}
