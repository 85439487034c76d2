import { pinOf } from "#app/domain/room/meeting-code.ts";
import { createSigner } from "./security/signer.server.ts";

/** Addresses of pages, and the signed ones that let somebody act without an account. */
export type Links = ReturnType<typeof createLinks>;

type EmailChangeStep = "confirm" | "undo";
type EmailTokenPurpose = "verify_email" | "reset_password";

/**
 * Signed links carry an id and an HMAC over it, so that nothing secret is stored and a mail can be rendered again.
 * Each kind has its own key: a room link cannot manage a booking.
 */
export function createLinks({ publicUrl, secret }: { publicUrl: string; secret: string }) {
  const manage = createSigner(secret, "link:manage-booking");
  const room = createSigner(secret, "link:room");
  const email = createSigner(secret, "link:email-token");
  const emailChange = createSigner(secret, "link:email-change");
  const privateLink = createSigner(secret, "link:private");
  const decide = createSigner(secret, "link:decide-booking");
  const waiting = createSigner(secret, "link:waiting-entry");
  const offer = createSigner(secret, "link:time-offer");
  const rights = createSigner(secret, "link:rights");
  const unsubscribe = createSigner(secret, "link:unsubscribe");
  const deletion = createSigner(secret, "link:deletion");
  const guardian = createSigner(secret, "link:guardian");
  const invitation = createSigner(secret, "link:invitation");
  const pin = createSigner(secret, "room-pin");

  const managePath = (attendeeId: string) => `/booking/${attendeeId}/${manage.sign(attendeeId)}`;

  return {
    absolute: (path: string) => publicUrl + path,
    host: new URL(publicUrl).host,

    /** An attendee's own page of their booking, or of their seat in a group. */
    managePath,
    manageUrl: (attendeeId: string) => publicUrl + managePath(attendeeId),
    isManageSignature: (attendeeId: string, signature: string) => manage.verify(attendeeId, signature),

    /** The room's own address: hosts are known by their session, everyone else asks to be let in. */
    roomUrl: (bookingId: string) => `${publicUrl}/room/${bookingId}`,
    /** The same for one attendee, who comes in without asking. */
    attendeeRoomUrl: (bookingId: string, attendeeId: string) =>
      `${publicUrl}/room/${bookingId}?as=${attendeeId}.${room.sign(`${bookingId}/${attendeeId}`)}`,
    /** The attendee named by the `as` parameter of a room link, or null when it is not ours. */
    attendeeOfRoomKey: (bookingId: string, key: string): string | null => {
      const [attendeeId = "", signature = ""] = key.split(".");
      return room.verify(`${bookingId}/${attendeeId}`, signature) ? attendeeId : null;
    },

    /** A member's own room, whose address stays. */
    personalRoomUrl: (personalRoomId: string) => `${publicUrl}/meet/${personalRoomId}`,
    /** Where a room is found by its number, which the address may hold; the PIN is typed by hand. */
    joinUrl: (number: string) => `${publicUrl}/join?n=${number}`,
    /** The six digits that open a room together with its number, by the room's id (a booking's or a personal room's). */
    roomPin: (roomId: string) => pinOf(Buffer.from(pin.sign(roomId), "base64url").toString("hex")),

    /** Where a host answers a request after a confirm. `answer` and `attendeeId` (of a group) only choose beforehand. */
    decideUrl: (
      bookingId: string,
      hostId: string,
      { answer, attendeeId }: { answer?: "approve" | "decline"; attendeeId?: string | undefined } = {},
    ) => {
      const query = new URLSearchParams({
        ...(answer ? { answer } : {}),
        ...(attendeeId ? { seat: attendeeId } : {}),
      });
      const path = `/decide/${bookingId}.${hostId}.${decide.sign(`${bookingId}/${hostId}`)}`;
      return `${publicUrl}${path}${query.size > 0 ? `?${query}` : ""}`;
    },
    /** Who may decide what by the last part of that address, or null when it is not ours. */
    decisionOf: (parameter: string): { bookingId: string; hostId: string } | null => {
      const [bookingId = "", hostId = "", signature = ""] = parameter.split(".");
      return decide.verify(`${bookingId}/${hostId}`, signature) ? { bookingId, hostId } : null;
    },

    /** The page of somebody on the waiting list: to take the place that is kept for them, or to leave. */
    waitingUrl: (entryId: string) => `${publicUrl}/waiting/${entryId}/${waiting.sign(entryId)}`,
    isWaitingSignature: (entryId: string, signature: string) => waiting.verify(entryId, signature),

    /** Where a guardian confirms a child's booking. */
    guardianUrl: (wishId: string) => `${publicUrl}/guardian/${wishId}/${guardian.sign(wishId)}`,
    isGuardianSignature: (wishId: string, signature: string) => guardian.verify(wishId, signature),

    /** Times that a host offers somebody by hand: whoever holds the link may take one. */
    offerPath: (offerId: string) => `/offer/${offerId}/${offer.sign(offerId)}`,
    isOfferSignature: (offerId: string, signature: string) => offer.verify(offerId, signature),

    /** Where a host answers a proposed time, signed in. */
    proposalUrl: (businessSlug: string, proposalId: string) =>
      `${publicUrl}/dashboard/${businessSlug}/offers#proposal-${proposalId}`,

    /** An event type's page as a private link shows it: bookable a few times or until a date, even when hidden. */
    privateLinkPath: (businessSlug: string, eventTypeSlug: string, linkId: string) =>
      `/${businessSlug}/${eventTypeSlug}?link=${linkId}.${privateLink.sign(linkId)}`,
    /** The id inside the `link` parameter of such an address, or null when it is not ours. */
    privateLinkId: (parameter: string): string | null => {
      const [linkId = "", signature = ""] = parameter.split(".");
      return privateLink.verify(linkId, signature) ? linkId : null;
    },

    /** What a mailed link into the rights portal carries: 32 bytes that nobody can make of the id without the secret. */
    rightsToken: (linkId: string) => rights.sign(linkId),
    rightsLinkUrl: (linkId: string) => `${publicUrl}/me/link/${rights.sign(linkId)}`,
    /** A request as its person sees it, in the portal. */
    rightsUrl: `${publicUrl}/me`,

    /** Where the reader of a mail ends its topic. `about` leads to their address: "consent-<id>" or "attendee-<id>". */
    unsubscribeUrl: (topic: string, about: string) =>
      `${publicUrl}/unsubscribe/${topic}.${about}.${unsubscribe.sign(`${topic}/${about}`)}`,
    /** The two of such an address, or null when it is not ours. */
    unsubscribeOf: (token: string): { topic: string; about: string } | null => {
      const [topic = "", about = "", signature = ""] = token.split(".");
      return unsubscribe.verify(`${topic}/${about}`, signature) ? { topic, about } : null;
    },
    /** Where a deletion is called off, by whoever got the mail about it. */
    keepUrl: (jobId: string) => `${publicUrl}/account/keep/${jobId}.${deletion.sign(jobId)}`,
    /** The deletion of the last part of that address, or null when it is not ours. */
    keptJobOf: (parameter: string): string | null => {
      const [jobId = "", signature = ""] = parameter.split(".");
      return deletion.verify(jobId, signature) ? jobId : null;
    },
    /** Where a certificate of deletion is shown to whoever knows its number. */
    certificateUrl: (jobId: string) => `${publicUrl}/deleted/${jobId}`,

    /** Where a new address is confirmed, and where the old one takes it back. */
    emailChangeUrl: (step: EmailChangeStep, changeId: string) =>
      `${publicUrl}/account/email/${step}/${changeId}.${emailChange.sign(`${step}/${changeId}`)}`,
    /** The change of the last part of that address, or null when it is not ours or made for the other step. */
    emailChangeOf: (step: EmailChangeStep, token: string): string | null => {
      const [changeId = "", signature = ""] = token.split(".");
      return emailChange.verify(`${step}/${changeId}`, signature) ? changeId : null;
    },

    /** Where somebody who was invited into a business answers. */
    invitationPath: (invitationId: string) => `/invitation/${invitationId}.${invitation.sign(invitationId)}`,
    /** The invitation of the last part of that address, or null when it is not ours. */
    invitationOf: (token: string): string | null => {
      const [invitationId = "", signature = ""] = token.split(".");
      return invitation.verify(invitationId, signature) ? invitationId : null;
    },

    emailTokenUrl: (purpose: EmailTokenPurpose, tokenId: string) => {
      const path = purpose === "verify_email" ? "verify-email" : "reset-password";
      return `${publicUrl}/${path}/${tokenId}.${email.sign(`${purpose}/${tokenId}`)}`;
    },
    /** The id inside a mailed token, or null when the signature is not ours or made for another purpose. */
    emailTokenId: (purpose: EmailTokenPurpose, token: string): string | null => {
      const [tokenId = "", signature = ""] = token.split(".");
      return email.verify(`${purpose}/${tokenId}`, signature) ? tokenId : null;
    },
  };
}
