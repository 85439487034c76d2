import { choiceCookieHeader, choiceIn } from "#app/platform/http/marketing-signal.ts";
import { currentUser, type GuardArgs } from "./session.server.ts";

/** When the one who is signed in said no to marketing, in whatever browser; epoch milliseconds, or null. */
export async function ownMarketingChoice(args: GuardArgs): Promise<number | null> {
  const signedIn = await currentUser(args);
  if (!signedIn) return null;
  const user = await args.context.services.database.prisma.user.findUnique({
    where: { id: signedIn.user.id },
    select: { marketingRefusedAt: true },
  });
  return user?.marketingRefusedAt?.getTime() ?? null;
}

/** Keeps the choice with the account of whoever is signed in; `at` is epoch milliseconds, null takes the no back. */
export async function keepMarketingChoice(args: GuardArgs, at: number | null): Promise<void> {
  const signedIn = await currentUser(args);
  if (!signedIn) return;
  await args.context.services.database.prisma.user.update({
    where: { id: signedIn.user.id },
    data: { marketingRefusedAt: at === null ? null : new Date(at) },
    select: { id: true },
  });
}

/**
 * At signing in the account's no comes into this browser, and a no that was said here goes to the account. Gives the
 * cookie to set, or null.
 */
export async function meetMarketingChoice(
  { request, context: { services } }: GuardArgs,
  userId: string,
): Promise<string | null> {
  const { prisma } = services.database;
  const here = choiceIn(request);
  const user = await prisma.user.findUniqueOrThrow({
    where: { id: userId },
    select: { marketingRefusedAt: true },
  });
  if (user.marketingRefusedAt)
    return choiceCookieHeader(user.marketingRefusedAt.getTime(), services.settings);
  if (here.refused) {
    const marketingRefusedAt = new Date(here.at ?? services.clock.now());
    await prisma.user.update({ where: { id: userId }, data: { marketingRefusedAt }, select: { id: true } });
  }
  return null;
}
