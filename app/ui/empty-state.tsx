import type { ReactNode } from "react";
import { EmptyPicture, type EmptyPictureName } from "./empty-picture.tsx";

export type EmptyStateProps = {
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  picture?: EmptyPictureName;
  /** 2 unless said otherwise. */
  headingLevel?: 2 | 3;
};

/** What is seen where nothing is yet: why, and what to do about it. */
export function EmptyState({ title, children, actions, picture = "day", headingLevel = 2 }: EmptyStateProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div className="empty">
      <EmptyPicture name={picture} />
      <Heading>{title}</Heading>
      {children && <p>{children}</p>}
      {actions && <div className="empty__actions">{actions}</div>}
    </div>
  );
}
