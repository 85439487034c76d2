import { createHash } from "node:crypto";
import type { CalendarGrants } from "#app/ports/calendar-provider.ts";
import { answered, type GrantApp } from "../grants/granted-account.server.ts";
import { CalendarRefusal } from "../icalendar/calendar-trouble.server.ts";
import { graph, lasting, scopesOf } from "./microsoft-scopes.ts";
import { microsoftTrouble } from "./microsoft-trouble.server.ts";
import { askForTokens, signInOf } from "./microsoft-way.server.ts";

/** Microsoft's way of giving leave (RFC 6749 with RFC 7636). */
export function microsoftGrants(app: GrantApp): CalendarGrants {
  const { clientId, redirectUri } = app;
  return {
    address: async ({ state, verifier, leave, account }) => {
      const scopes = [lasting, ...scopesOf[leave].map((one) => `${graph}/${one}`)];
      const address = new URL(`${signInOf(app)}/authorize`);
      address.search = new URLSearchParams({
        ...{ client_id: clientId, redirect_uri: redirectUri, response_type: "code", response_mode: "query" },
        ...{ state, scope: scopes.join(" ") },
        code_challenge: createHash("sha256").update(verifier).digest("base64url"),
        code_challenge_method: "S256",
        // Many are signed in with a company's account and one of their own.
        ...(account === undefined ? { prompt: "select_account" } : { login_hint: account }),
      }).toString();
      return address.href;
    },
    redeem: ({ code, verifier }, signal) =>
      answered(async () => {
        const form = { grant_type: "authorization_code", code, code_verifier: verifier };
        const given = await askForTokens(app, { ...form, redirect_uri: redirectUri }, signal);
        const { access, refreshToken } = given;
        if (refreshToken === null) throw new CalendarRefusal({ reason: "malformed" });
        const leaves = (["busy", "events"] as const).filter((leave) =>
          scopesOf[leave].every((scope) => access.scopes.includes(scope)),
        );
        return { refreshToken, leaves };
      }, microsoftTrouble),
  };
}
