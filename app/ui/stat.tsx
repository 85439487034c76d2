import type { ReactNode } from "react";

export type StatProps = { label: string; value: ReactNode; note?: ReactNode };

/** One figure. Several go into `<StatGroup>`. */
export function Stat({ label, value, note }: StatProps) {
  return (
    <div className="stat">
      <dt className="stat__label">{label}</dt>
      <dd className="stat__value">{value}</dd>
      {note && <dd className="stat__note">{note}</dd>}
    </div>
  );
}

export function StatGroup({ children }: { children: ReactNode }) {
  return <dl className="stats">{children}</dl>;
}
