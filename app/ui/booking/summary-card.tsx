import type { ReactNode } from "react";
import { Icon, type IconName } from "#app/ui/icon.tsx";

export type SummaryRow = {
  icon: IconName;
  /** Heard, not seen: `When`. */
  term: string;
  value: ReactNode;
  /** A quieter second line: the zone, the place's address. */
  note?: ReactNode;
  /** What it was before it was moved. */
  was?: string;
};

export type SummaryCardProps = {
  title: ReactNode;
  /** 2 unless said otherwise; 1 where the card names the page. */
  headingLevel?: 1 | 2 | 3;
  /** Above the title: with whom. */
  eyebrow?: ReactNode;
  rows: readonly SummaryRow[];
  /** A description of the event type, actions, a badge. */
  children?: ReactNode;
};

/** What, when, with whom, where: the same card before, while and after booking. */
export function SummaryCard({ title, headingLevel = 2, eyebrow, rows, children }: SummaryCardProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div className="card summary">
      <div>
        {eyebrow && <p className="eyebrow">{eyebrow}</p>}
        <Heading>{title}</Heading>
      </div>
      <dl>
        {rows.map((row) => (
          <div className="summary__row" key={row.term}>
            <dt>
              <Icon name={row.icon} size={18} />
              <span className="visually-hidden">{row.term}</span>
            </dt>
            <dd>
              {row.was && <s>{row.was} </s>}
              {row.value}
              {row.note && <div className="muted small">{row.note}</div>}
            </dd>
          </div>
        ))}
      </dl>
      {children}
    </div>
  );
}
