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

/** Notes what somebody in a room answered to being recorded or photographed: each yes, no and withdrawal. */
export async function recordRecordingAnswer(
  { clock }: Pick<Services, "clock">,
  tx: DatabaseTransaction,
  { callId, ...answer }: RecordingAnswer,
): Promise<{ consentId: string; textHash: string }> {
  const { subject } = answer;
  const context = "guestId" in subject ? `call:${callId} ${subject.guestId}` : `call:${callId}`;
  const consentId = await recordConsent(tx, { ...answer, method: "room", context, now: clock.now() });
  return { consentId, textHash: consentTextHash(answer.text) };
}
