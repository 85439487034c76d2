import type { ReactNode } from "react";

export type LinkChoice = { label: string; href: string; current: boolean };

/** A few alternatives side by side, each a link: which view, which length. */
export function LinkChoices({
  label,
  choices,
  children,
}: {
  /** Seen before the choices unless `children` draw them. */
  label: string;
  choices: readonly LinkChoice[];
  /** What stands for a choice instead of its label. */
  children?: (choice: LinkChoice) => ReactNode;
}) {
  return (
    <nav className="alternatives" aria-label={label}>
      {choices.map((choice) => (
        <a
          key={choice.href}
          className="alternative"
          href={choice.href}
          aria-current={choice.current ? "true" : undefined}
        >
          {children ? children(choice) : choice.label}
        </a>
      ))}
    </nav>
  );
}
