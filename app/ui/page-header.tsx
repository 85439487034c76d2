import type { ReactNode } from "react";

export type PageHeaderProps = { title: ReactNode; lead?: ReactNode; actions?: ReactNode };

/** The top of a dashboard page: its one h1, a sentence, the page's main actions. */
export function PageHeader({ title, lead, actions }: PageHeaderProps) {
  return (
    <div className="page-header">
      <div className="page-header__text">
        <h1>{title}</h1>
        {lead && <p className="muted">{lead}</p>}
      </div>
      {actions && <div className="cluster">{actions}</div>}
    </div>
  );
}
