/** Who is speaking, calmly: a cough moves no picture. Pure; times are epoch milliseconds. */
export type Speaker = {
  /** The participant shown large; null until somebody spoke. */
  id: string | null;
  /** Who is louder now, and since when. */
  rival: { id: string; since: number } | null;
};

export const silentStage: Speaker = { id: null, rival: null };

/** Audio level (0 to 1) from which somebody counts as speaking. */
const speakingLevel = 0.02;
/** Somebody else has to speak this long before the picture changes. Milliseconds. */
export const takeOverMs = 800;

/** `levels` by participant, of everyone but oneself. */
export function followSpeaker(before: Speaker, levels: Record<string, number>, now: number): Speaker {
  const present = before.id !== null && before.id in levels ? before.id : null;
  const [loudest] = Object.entries(levels)
    .filter(([, level]) => level >= speakingLevel)
    .sort(([, a], [, b]) => b - a);
  if (!loudest || loudest[0] === present) return same(before, { id: present, rival: null });
  const [id] = loudest;
  if (present === null) return { id, rival: null };
  const since = before.rival?.id === id ? before.rival.since : now;
  return now - since >= takeOverMs
    ? { id, rival: null }
    : same(before, { id: present, rival: { id, since } });
}

/** The same object for the same facts, so that nothing is drawn anew. */
function same(before: Speaker, next: Speaker): Speaker {
  const alike =
    before.id === next.id && before.rival?.id === next.rival?.id && before.rival?.since === next.rival?.since;
  return alike ? before : next;
}
