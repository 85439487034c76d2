import type { ReactNode } from "react";
import { Icon } from "#app/ui/icon.tsx";

export type StepHeadingProps = {
  title: ReactNode;
  lead?: ReactNode;
  /** 1 unless said otherwise. */
  headingLevel?: 1 | 2;
  back?: { href: string; label: string };
};

/** The top of one step of booking, with the way back to the one before. */
export function StepHeading({ title, lead, headingLevel = 1, back }: StepHeadingProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div className="step">
      {back && (
        <a className="step__back" href={back.href}>
          <Icon name="arrow-left" size={18} />
          {back.label}
        </a>
      )}
      <Heading>{title}</Heading>
      {lead && <p className="muted">{lead}</p>}
    </div>
  );
}
