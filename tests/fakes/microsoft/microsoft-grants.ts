import { createHash, randomBytes } from "node:crypto";

/** What an app is registered with. */
export type MicrosoftClient = { id: string; secret: string; redirectUri: string };

type Consent = { scopes: string[]; challenge: string; redirectUri: string; state: string; isUsed?: boolean };
type Grant = { scopes: string[]; isRevoked: boolean };
type Answer = { status: number; body: Record<string, unknown> };

const graph = "https://graph.microsoft.com/";
const text = () => randomBytes(24).toString("base64url");
const known =
  /^(offline_access|openid|profile|email|https:\/\/graph\.microsoft\.com\/Calendars\.(ReadBasic|Read|ReadWrite))$/;

/** Microsoft's way of giving an app leave (RFC 6749 with RFC 7636), for the one person who has an account at this fake. */
export function microsoftGrants(client: MicrosoftClient) {
  const asked = new Map<string, Consent>();
  const codes = new Map<string, Consent>();
  const refreshTokens = new Map<string, Grant>();
  const accessTokens = new Map<string, Grant>();
  const failing = { as: null as string | null };

  /** What is wrong with an address that a browser was sent to, or the key of a question to the person. */
  const ask = (query: URLSearchParams): { fault: string } | { key: string; scopes: string[] } => {
    const value = (name: string) => query.get(name) ?? "";
    if (value("client_id") !== client.id) return { fault: "AADSTS700016: no such application" };
    if (value("redirect_uri") !== client.redirectUri) return { fault: "AADSTS50011: redirect_uri" };
    if (value("response_type") !== "code" || value("response_mode") !== "query")
      return { fault: "AADSTS70005: response_type" };
    if (value("code_challenge_method") !== "S256" || !/^[\w-]{43}$/.test(value("code_challenge")))
      return { fault: "AADSTS501491: code_challenge" };
    if (!["", "select_account", "consent", "login"].includes(value("prompt")))
      return { fault: "AADSTS90023: prompt" };
    const scopes = value("scope").split(" ").filter(Boolean);
    if (scopes.length === 0 || !scopes.every((one) => known.test(one)))
      return { fault: "AADSTS70011: scope" };
    const key = text();
    const [challenge, redirectUri] = [value("code_challenge"), value("redirect_uri")];
    asked.set(key, { scopes, challenge, redirectUri, state: value("state") });
    return { key, scopes };
  };

  /** Where the person's browser is sent with their answer; null for a question that was not asked. */
  const answer = (key: string, says: "yes" | "no" | readonly string[]): string | null => {
    const consent = asked.get(key);
    if (!consent || !asked.delete(key)) return null;
    const back = new URL(consent.redirectUri);
    back.searchParams.set("state", consent.state);
    if (says === "no") {
      back.searchParams.set("error", "access_denied");
      back.searchParams.set("error_description", "AADSTS65004: the user declined to consent");
    } else {
      const code = `0.${text()}`;
      codes.set(code, { ...consent, scopes: says === "yes" ? consent.scopes : [...says] });
      back.searchParams.set("code", code);
    }
    return back.href;
  };

  /** Another lasting token each time; those before open as well, until they end. */
  const tokens = (grant: Grant, isShort: boolean): Answer => {
    const [access, refresh] = [`eyJ0.${text()}`, `0.A${text()}`];
    accessTokens.set(access, grant);
    const scopes = grant.scopes.filter((one) => one.startsWith(graph));
    const scope = scopes.map((one) => (isShort ? one.replace(graph, "") : one)).join(" ");
    const lasts = grant.scopes.includes("offline_access");
    if (lasts) refreshTokens.set(refresh, grant);
    const body = { token_type: "Bearer", scope, expires_in: 3599, access_token: access };
    return { status: 200, body: { ...body, ...(lasts ? { refresh_token: refresh } : {}) } };
  };

  const token = (form: URLSearchParams): Answer => {
    const refuse = (error: string, status = 400): Answer => ({
      status,
      body: { error, error_description: `AADSTS: ${error}`, error_codes: [0] },
    });
    if (failing.as !== null) return refuse(failing.as, failing.as === "invalid_client" ? 401 : 400);
    if (form.get("client_id") !== client.id || form.get("client_secret") !== client.secret)
      return refuse("invalid_client", 401);
    if (form.get("grant_type") === "refresh_token") {
      const grant = refreshTokens.get(form.get("refresh_token") ?? "");
      return grant && !grant.isRevoked ? tokens(grant, true) : refuse("invalid_grant");
    }
    if (form.get("grant_type") !== "authorization_code") return refuse("unsupported_grant_type");
    const consent = codes.get(form.get("code") ?? "");
    if (!consent || consent.isUsed || form.get("redirect_uri") !== consent.redirectUri)
      return refuse("invalid_grant");
    const verifier = form.get("code_verifier") ?? "";
    if (createHash("sha256").update(verifier).digest("base64url") !== consent.challenge)
      return refuse("invalid_grant");
    consent.isUsed = true;
    return tokens({ scopes: consent.scopes, isRevoked: false }, false);
  };

  return {
    ask,
    answer,
    token,
    failing,
    /** As a person does on the page of what they gave leave to, or an administrator. */
    revokeAll: () => {
      for (const grant of refreshTokens.values()) grant.isRevoked = true;
    },
    /** The scopes behind a token; null where it says nothing (any more). */
    scopesOf: (header: string | undefined): readonly string[] | null => {
      const grant = accessTokens.get(/^Bearer (.+)$/.exec(header ?? "")?.[1] ?? "");
      return grant && !grant.isRevoked ? grant.scopes.map((one) => one.replace(graph, "")) : null;
    },
    /** As an hour does. */
    expireAccess: () => accessTokens.clear(),
    /** As three months do to all but the newest. */
    retireOld: () => {
      for (const one of [...refreshTokens.keys()].slice(0, -1)) refreshTokens.delete(one);
    },
    refreshTokens: () => [...refreshTokens.keys()],
  };
}
