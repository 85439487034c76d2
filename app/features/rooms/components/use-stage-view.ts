import { useEffect, useState } from "react";
import type { ShownSeat } from "#app/domain/room/seats.ts";
import { followSpeaker, silentStage } from "#app/domain/room/speaker.ts";
import type { RoomSession } from "../browser/room-session.ts";

export type StageLayout = "grid" | "speaker";

export type StageView = {
  layout: StageLayout;
  /** Participant who stays large, whoever speaks. */
  pinned: string | null;
  /** Whether one sees oneself. The others see one either way. */
  self: boolean;
  toggleLayout(): void;
  togglePin(id: string): void;
  toggleSelf(): void;
};

/** From so many others on, the speaker is shown large unless somebody wants it otherwise. */
const crowd = 6;
/** How often the stage listens who speaks. Milliseconds. */
const listenMs = 250;

export function useStageView(others: number): StageView {
  const [chosen, setChosen] = useState<StageLayout | null>(null);
  const [pinned, setPinned] = useState<string | null>(null);
  const [self, setSelf] = useState(true);
  const layout = pinned !== null ? "speaker" : (chosen ?? (others >= crowd ? "speaker" : "grid"));
  return {
    layout,
    pinned,
    self,
    toggleLayout() {
      setPinned(null);
      setChosen(layout === "grid" ? "speaker" : "grid");
    },
    togglePin: (id) => setPinned(pinned === id ? null : id),
    toggleSelf: () => setSelf(!self),
  };
}

/** The participant to show large, or null for everyone alike. */
export function useLargePerson(
  session: RoomSession,
  { layout, pinned }: StageView,
  others: readonly ShownSeat[],
  sharing: boolean,
): string | null {
  const [speaker, setSpeaker] = useState(silentStage);
  const listens = layout === "speaker" && others.length > 1 && !sharing;
  useEffect(() => {
    if (!listens) return;
    const timer = setInterval(() => {
      const levels = session.levels();
      const byPerson = Object.fromEntries(others.map((seat) => [seat.id, levels[seat.peerId] ?? 0]));
      setSpeaker((before) => followSpeaker(before, byPerson, Date.now()));
    }, listenMs);
    return () => clearInterval(timer);
  }, [session, others, listens]);
  if (!listens) return null;
  const present = (id: string | null) => others.some((seat) => seat.id === id);
  if (present(pinned)) return pinned;
  return present(speaker.id) ? speaker.id : (others[0]?.id ?? null);
}
