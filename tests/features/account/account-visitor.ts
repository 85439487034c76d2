import type { RequestContext } from "#app/platform/load-context.ts";
import type { FakeServices } from "#tests/fakes/fake-services.ts";

type Handler = (args: never) => Promise<unknown>;

export type Answer = {
  status: number;
  location: string | null;
  headers: Headers;
  /** What a loader or an action hands to its page. */
  data: Record<string, unknown>;
};

/** A browser without scripts: keeps cookies, sends forms as text, and follows nothing by itself. */
export function createVisitor(services: FakeServices, network = "203.0.113.0/24") {
  const cookies = new Map<string, string>();

  const run = async (handler: Handler, request: Request, params: Record<string, string>): Promise<Answer> => {
    const context: RequestContext = { services, nonce: "", requestId: "test", network };
    const args = { request, context, params } as never;
    const result = await handler(args).catch((thrown: unknown) => {
      if (thrown instanceof Response) return thrown;
      throw thrown;
    });
    const answer = readAnswer(result);
    for (const cookie of answer.headers.getSetCookie()) keep(cookies, cookie);
    return answer;
  };
  const headersOf = (extra: Record<string, string> = {}) => ({
    Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Accept-Language": "en",
    ...extra,
  });

  return {
    cookies,
    get: (handler: Handler, path: string, params: Record<string, string> = {}) =>
      run(handler, new Request(`http://parley.test${path}`, { headers: headersOf() }), params),
    post: (
      handler: Handler,
      path: string,
      form: Record<string, string> | FormData,
      params: Record<string, string> = {},
    ) => {
      const body = form instanceof FormData ? form : new URLSearchParams(form);
      return run(
        handler,
        new Request(`http://parley.test${path}`, { method: "POST", headers: headersOf(), body }),
        params,
      );
    },
  };
}

export type Visitor = ReturnType<typeof createVisitor>;

function keep(cookies: Map<string, string>, setCookie: string): void {
  const [pair = ""] = setCookie.split(";");
  const equals = pair.indexOf("=");
  if (/Max-Age=0\b/.test(setCookie)) cookies.delete(pair.slice(0, equals));
  else cookies.set(pair.slice(0, equals), pair.slice(equals + 1));
}

/** Handlers answer with a Response, with `data(value, init)`, or with a plain value. */
function readAnswer(result: unknown): Answer {
  if (result instanceof Response) {
    const { status, headers } = result;
    return { status, headers, location: headers.get("Location"), data: {} };
  }
  const wrapped = result as { type?: string; data?: Record<string, unknown>; init?: ResponseInit | null };
  if (wrapped.type === "DataWithResponseInit") {
    const headers = new Headers(wrapped.init?.headers);
    return { status: wrapped.init?.status ?? 200, headers, location: null, data: wrapped.data ?? {} };
  }
  return { status: 200, headers: new Headers(), location: null, data: result as Record<string, unknown> };
}
