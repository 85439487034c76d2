import { requestLocale } from "#app/platform/http/request-locale.ts";
import { qrSvg } from "#app/platform/qr-code.server.ts";
import { formatDateTime } from "#app/platform/time/format.server.ts";
import { keyOf } from "./code.server.ts";
import { countRecoveryCodes, findFactor } from "./second-factor-repository.server.ts";
import type { GuardArgs, SignedIn } from "./session.server.ts";

export type TwoStepPage =
  | { state: "off" }
  /** The key as a picture to scan and as a text to type. */
  | { state: "begun"; picture: string; key: string }
  | { state: "on"; since: string; codesLeft: number };

/** Where somebody who is signed in sets up a second step, and changes it. */
export async function twoStepPage(
  { request, context: { services } }: GuardArgs,
  { user }: SignedIn,
): Promise<TwoStepPage> {
  const { prisma } = services.database;
  const factor = await findFactor(prisma, user.id, services.clock.now());
  if (!factor) return { state: "off" };
  if (factor.confirmedAt) {
    const shown = { locale: requestLocale(request), zone: user.timeZone };
    const since = formatDateTime(factor.confirmedAt.getTime(), shown);
    return { state: "on", since, codesLeft: await countRecoveryCodes(prisma, user.id) };
  }
  const { url, text } = keyOf(factor.secret, {
    email: user.email,
    issuer: `Parley (${services.links.host})`,
  });
  const picture = `data:image/svg+xml;base64,${Buffer.from(qrSvg(url)).toString("base64")}`;
  return { state: "begun", picture, key: text };
}
