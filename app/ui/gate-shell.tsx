import type { ReactNode } from "react";
import { Logo } from "./logo.tsx";

export type GateShellProps = {
  title: string;
  lead?: ReactNode;
  homeHref?: string;
  /** Under the card: the way to another door, languages. */
  footer?: ReactNode;
  children: ReactNode;
};

/** The frame of signing up and in: one card in the middle of a quiet page. */
export function GateShell({ title, lead, homeHref = "/", footer, children }: GateShellProps) {
  return (
    <div className="gate">
      <header>
        <Logo href={homeHref} />
      </header>
      <main className="gate__card card" id="main">
        <div className="stack stack--loose">
          <div className="stack stack--tight">
            <h1>{title}</h1>
            {lead && <p className="muted">{lead}</p>}
          </div>
          {children}
        </div>
      </main>
      {footer && <footer className="gate__footer">{footer}</footer>}
    </div>
  );
}
