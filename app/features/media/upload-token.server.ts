import { createSigner } from "#app/platform/security/signer.server.ts";

/**
 * What the page that records gets over its room's socket, and shows with each upload: it was this page that the room let
 * record. Whether it still may is asked of the database each time.
 */
export function uploadTokens(secret: string) {
  const signer = createSigner(secret, "call-media");
  return {
    issue: (mediaId: string) => signer.sign(mediaId),
    verify: (mediaId: string, token: string) => signer.verify(mediaId, token),
  };
}
