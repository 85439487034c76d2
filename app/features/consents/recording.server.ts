import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { ConsentAction } from "#app/platform/database/generated/client.ts";
import type { Services } from "#app/platform/services.server.ts";
import { type ConsentSubject, consentTextHash, recordConsent } from "./consent-ledger.server.ts";

export type RecordingAnswer = {
  organizationId: string;
  subject: ConsentSubject;
  /** The call in which it was said. */
  callId: string;
  purpose: "recording" | "snapshot" | "transcript";
  action: ConsentAction;
  text: string;
  locale: string;
};

/**
 * Notes what somebody in a room answered to being recorded. Rooms have no recorder yet: the one that comes calls this
 * for each answer and withdrawal, and follows `recordingState` of the domain by the hash that it gives.
 */
export async function recordRecordingAnswer(
  { clock }: Pick<Services, "clock">,
  tx: DatabaseTransaction,
  { callId, ...answer }: RecordingAnswer,
): Promise<{ consentId: string; textHash: string }> {
  const context = `call:${callId}`;
  const consentId = await recordConsent(tx, { ...answer, method: "room", context, now: clock.now() });
  return { consentId, textHash: consentTextHash(answer.text) };
}
