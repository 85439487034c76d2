import type { Services } from "./services.server.ts";

/** What the server hands to loaders and actions. */
export type RequestContext = {
  services: Services;
  /** For the scripts and styles of this one response; part of its content security policy. */
  nonce: string;
  requestId: string;
  /** The client's network: its address cut to /24 or /48. The full address stays with the rate limiter. */
  network: string;
};

declare module "@remix-run/server-runtime" {
  interface AppLoadContext extends RequestContext {}
  interface Future {
    v3_singleFetch: true;
  }
}
