import { createHash, randomBytes } from "node:crypto";

/** What an app is registered with. */
export type GoogleClient = { id: string; secret: string; redirectUri: string };

type Consent = { scopes: string[]; challenge: string; redirectUri: string; state: string; usedAt?: number };
type Grant = { scopes: string[]; isRevoked: boolean };

const text = () => randomBytes(24).toString("base64url");
const known = /^https:\/\/www\.googleapis\.com\/auth\/calendar(\.[a-z.]+)?$/;

/** Google's way of giving an app leave (RFC 6749 with RFC 7636), for the one person who has an account at this fake. */
export function googleGrants(client: GoogleClient) {
  const asked = new Map<string, Consent>();
  const codes = new Map<string, Consent & { grant?: Grant }>();
  const refreshTokens = new Map<string, Grant>();
  const accessTokens = new Map<string, Grant>();
  let granted: string[] = [];

  /** What is wrong with an address that a browser was sent to, or the key of a question to the person. */
  const ask = (query: URLSearchParams): { fault: string } | { key: string; scopes: string[] } => {
    const value = (name: string) => query.get(name) ?? "";
    if (value("client_id") !== client.id) return { fault: "invalid_client" };
    if (value("redirect_uri") !== client.redirectUri) return { fault: "redirect_uri_mismatch" };
    if (value("response_type") !== "code") return { fault: "unsupported_response_type" };
    if (value("access_type") !== "offline" || value("prompt") !== "consent")
      return { fault: "this fake gives lasting leave alone" };
    if (value("code_challenge_method") !== "S256" || !/^[\w-]{43}$/.test(value("code_challenge")))
      return { fault: "invalid_request: code_challenge" };
    const scopes = value("scope").split(" ").filter(Boolean);
    if (scopes.length === 0 || !scopes.every((one) => known.test(one))) return { fault: "invalid_scope" };
    const all = value("include_granted_scopes") === "true" ? [...new Set([...granted, ...scopes])] : scopes;
    const key = text();
    asked.set(key, {
      ...{ scopes: all, challenge: value("code_challenge") },
      ...{ redirectUri: value("redirect_uri"), state: value("state") },
    });
    return { key, scopes };
  };

  /** Where the person's browser is sent with their answer; null for a question that was not asked. */
  const answer = (key: string, says: "yes" | "no" | readonly string[]): string | null => {
    const consent = asked.get(key);
    if (!consent || !asked.delete(key)) return null;
    const back = new URL(consent.redirectUri);
    back.searchParams.set("state", consent.state);
    if (says === "no") back.searchParams.set("error", "access_denied");
    else {
      const code = `4/${text()}`;
      // Whoever takes a tick out gives less than was asked for.
      const scopes = says === "yes" ? consent.scopes : [...says];
      codes.set(code, { ...consent, scopes });
      back.searchParams.set("code", code);
      back.searchParams.set("scope", scopes.join(" "));
    }
    return back.href;
  };

  const access = (grant: Grant) => {
    const token = `ya29.${text()}`;
    accessTokens.set(token, grant);
    return { access_token: token, expires_in: 3599, scope: grant.scopes.join(" "), token_type: "Bearer" };
  };

  const token = (form: URLSearchParams): { status: number; body: Record<string, unknown> } => {
    const refuse = (error: string, status = 400) => ({ status, body: { error } });
    if (form.get("client_id") !== client.id || form.get("client_secret") !== client.secret)
      return refuse("invalid_client", 401);
    if (form.get("grant_type") === "refresh_token") {
      const grant = refreshTokens.get(form.get("refresh_token") ?? "");
      return grant && !grant.isRevoked ? { status: 200, body: access(grant) } : refuse("invalid_grant");
    }
    if (form.get("grant_type") !== "authorization_code") return refuse("unsupported_grant_type");
    const consent = codes.get(form.get("code") ?? "");
    if (!consent) return refuse("invalid_grant");
    if (consent.usedAt !== undefined) {
      // RFC 6749, 4.1.2: a code that comes twice was stolen, so what it gave is taken back.
      if (consent.grant) consent.grant.isRevoked = true;
      return refuse("invalid_grant");
    }
    if (form.get("redirect_uri") !== consent.redirectUri) return refuse("redirect_uri_mismatch");
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (challenge !== consent.challenge) return refuse("invalid_grant");
    consent.usedAt = Date.now();
    const grant: Grant = { scopes: consent.scopes, isRevoked: false };
    consent.grant = grant;
    granted = [...new Set([...granted, ...consent.scopes])];
    const refreshToken = `1//${text()}`;
    refreshTokens.set(refreshToken, grant);
    return { status: 200, body: { ...access(grant), refresh_token: refreshToken } };
  };

  /** Whatever this person gave this app goes together. */
  const revokeAll = () => {
    granted = [];
    for (const grant of refreshTokens.values()) grant.isRevoked = true;
  };

  return {
    ask,
    answer,
    token,
    revokeAll,
    revoke: (given: string): boolean => {
      const grant = refreshTokens.get(given) ?? accessTokens.get(given);
      if (!grant || grant.isRevoked) return false;
      revokeAll();
      return true;
    },
    /** The scopes behind a token; null where it says nothing (any more). */
    scopesOf: (header: string | undefined): readonly string[] | null => {
      const grant = accessTokens.get(/^Bearer (.+)$/.exec(header ?? "")?.[1] ?? "");
      return grant && !grant.isRevoked ? grant.scopes : null;
    },
    /** As an hour does. */
    expireAccess: () => accessTokens.clear(),
    /** How many refresh tokens still open anything. */
    live: () => [...refreshTokens.values()].filter(({ isRevoked }) => !isRevoked).length,
    refreshTokens: () => [...refreshTokens.keys()],
  };
}
