/**
 * Keeps what was made for a key, for texts and lists that are needed again and again and cost more to make than to
 * keep. Emptied when it is full, so that a crawler through all centuries cannot fill the memory.
 */
export function remember<Value>(max: number): (key: string, make: () => Value) => Value {
  const kept = new Map<string, Value>();
  return (key, make) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = make();
    if (kept.size >= max) kept.clear();
    kept.set(key, made);
    return made;
  };
}
