/** The question whose answer another one waits for, and that answer. */
export type Condition = { id: string; value: string };

/** `id=answer`, as one field says it: ids hold no such sign. */
export function conditionText({ id, value }: Condition): string {
  return `${id}=${value}`;
}

export function readCondition(text: string): Condition | null {
  const at = text.indexOf("=");
  return at < 0 ? null : { id: text.slice(0, at), value: text.slice(at + 1) };
}
