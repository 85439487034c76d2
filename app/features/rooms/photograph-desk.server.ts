import type { Seat } from "#app/domain/room/seats.ts";
import {
  insertMedia,
  pictureMs,
  uploadTokens,
  withholdPhotographs,
} from "#app/features/media/media.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { noteAnswer } from "./consent-answers.server.ts";
import { askedText } from "./consent-words.server.ts";
import type { Consent, DeskRoom, DeskServices } from "./recording-desk.server.ts";
import type { AskedText, PhotographOutcome, Upload } from "./room-protocol.ts";

type Wish = { id: string; by: string; of: string; asked: AskedText; at: number };

/** Who wants to photograph whom, and what they answer: each photograph is asked for by itself. */
export function createPhotographDesk(
  services: DeskServices,
  room: DeskRoom,
  write: (work: () => Promise<void>) => void,
) {
  const tokens = uploadTokens(services.settings.secret);
  let wishes: Wish[] = [];
  /** Until when somebody may be photographed who said yes, by their id. */
  const granted = new Map<string, number>();

  const seatOf = (id: string) => room.seats().find((seat) => seat.id === id);

  function tell(by: string, of: Seat, outcome: PhotographOutcome, upload: Upload | null = null) {
    const seat = seatOf(by);
    if (!seat) return;
    room.pageOf(seat)?.send({ type: "photograph", of: of.id, name: of.name, outcome, upload });
  }

  function want(by: Seat, ofId: string) {
    const of = seatOf(ofId);
    const { business } = room.facts();
    if (!of || of.id === by.id) return;
    if (!business.photographsCalls || room.call() === null) return tell(by.id, of, "not-allowed");
    if (!of.camera || of.away) return tell(by.id, of, "camera-off");
    if (wishes.some((wish) => wish.by === by.id && wish.of === of.id)) return;
    const asked = askedText("photograph", business);
    const wish: Wish = { id: randomId(), by: by.id, of: of.id, asked, at: services.clock.now() };
    wishes = [...wishes, wish];
    room.pageOf(of)?.send({ type: "photograph-asked", id: wish.id, by: by.name, asked });
    tell(by.id, of, "asked");
  }

  function answer(seat: Seat, said: Consent) {
    const wish = wishes.find(({ id, of }) => id === said.about && of === seat.id);
    const call = room.call();
    const text = wish?.asked[said.locale];
    if (!wish || !call || text?.hash !== said.textHash) return;
    wishes = wishes.filter((other) => other !== wish);
    write(async () => {
      await noteAnswer(services, { call, seat, purpose: "snapshot", text: text.text, said });
      const of = seatOf(seat.id);
      if (!of || said.answer !== "given") return tell(wish.by, seat, "refused");
      if (!of.camera || of.away) return tell(wish.by, of, "camera-off");
      const now = services.clock.now();
      await room.callWritten();
      await insertMedia(services, {
        ...{ ...call, id: wish.id, kind: "photograph", madeBy: wish.by, people: [of.id], now },
      });
      granted.set(of.id, now + pictureMs);
      room.pageOf(of)?.send({ type: "photographed", by: seatOf(wish.by)?.name ?? "" });
      tell(wish.by, of, "granted", { mediaId: wish.id, token: tokens.issue(wish.id) });
      // The camera may have gone off while this was written.
      follow();
    });
  }

  /** A camera that goes off takes the yes back; whoever left is not asked any more. */
  function follow() {
    const call = room.call();
    const seats = room.seats();
    const isHere = (id: string) => seats.some((seat) => seat.id === id);
    wishes = wishes.filter(({ by, of }) => isHere(by) && isHere(of));
    for (const [participantId, until] of granted) {
      const seat = seatOf(participantId);
      if (seat?.camera && !seat.away && services.clock.now() <= until) continue;
      granted.delete(participantId);
      if (call) write(() => withholdPhotographs(services, { ...call, participantId }));
    }
  }

  return { want, answer, follow };
}
