/** A value that can be watched: what React's `useSyncExternalStore` wants, and nothing more. */
export type Store<Value> = {
  get(): Value;
  set(value: Value): void;
  update(change: (value: Value) => Value): void;
  subscribe(listener: () => void): () => void;
};

export function createStore<Value>(first: Value): Store<Value> {
  let value = first;
  const listeners = new Set<() => void>();
  const set = (next: Value) => {
    if (Object.is(next, value)) return;
    value = next;
    for (const listener of listeners) listener();
  };
  return {
    get: () => value,
    set,
    update: (change) => set(change(value)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Resolves when the value is as wished: at once, or after a change. */
export function whenStore<Value>(store: Store<Value>, isWished: (value: Value) => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (isWished(store.get())) return resolve();
    const stop = store.subscribe(() => {
      if (!isWished(store.get())) return;
      stop();
      resolve();
    });
  });
}
