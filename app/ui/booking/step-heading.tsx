import type { ReactNode } from "react";
import { Icon } from "#app/ui/icon.tsx";

export type StepHeadingProps = {
  title: ReactNode;
  lead?: ReactNode;
  /** 1 unless said otherwise. */
  headingLevel?: 1 | 2;
  back?: BackProps;
};

type BackProps = {
  href: string;
  label: string;
  /** Going back tells the server something: these fields are sent, and it leads on to `href`. */
  posts?: { action: string; fields: Record<string, string> };
};

/** The top of one step of booking, with the way back to the one before. */
export function StepHeading({ title, lead, headingLevel = 1, back }: StepHeadingProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div className="step">
      {back && <Back {...back} />}
      <Heading>{title}</Heading>
      {lead && <p className="muted">{lead}</p>}
    </div>
  );
}

function Back({ href, label, posts }: BackProps) {
  const content = (
    <>
      <Icon name="arrow-left" size={18} />
      {label}
    </>
  );
  if (!posts) {
    return (
      <a className="step__back" href={href}>
        {content}
      </a>
    );
  }
  return (
    <form method="post" action={posts.action}>
      {Object.entries(posts.fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className="step__back">
        {content}
      </button>
    </form>
  );
}
