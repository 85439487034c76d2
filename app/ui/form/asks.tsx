import type { ReactNode } from "react";

/**
 * A choice, and fields that only some of its answers ask for: `<Asks choice={<Select …/>}><Asked when={["dates"]}>…`.
 * The style sheet shows and hides them (asks.css lists the answers), so that it also works without scripts. Hidden
 * fields are sent too: who reads the form goes by the choice.
 */
export function Asks({ choice, children }: { choice: ReactNode; children: ReactNode }) {
  return (
    <div className="asks">
      <div className="asks__choice">{choice}</div>
      {children}
    </div>
  );
}

/** Shown for these answers; a check box that is on answers `on`. */
export function Asked({ when, children }: { when: readonly string[]; children: ReactNode }) {
  return (
    <div className="asked" data-when={when.join(" ")}>
      {children}
    </div>
  );
}
