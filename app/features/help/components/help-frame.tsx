import { useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { LanguageLinks } from "#app/ui/language-links.tsx";
import { PublicShell } from "#app/ui/public-shell.tsx";

type Props = { title: string; lead: string; above?: ReactNode; children: ReactNode };

/** The frame of the guides. It needs no script. */
export function HelpFrame({ title, lead, above, children }: Props) {
  const { pathname } = useLocation();
  return (
    <PublicShell languages={<LanguageLinks next={pathname} />}>
      <article className="help">
        <header className="help__part">
          {above}
          <h1>{title}</h1>
          <p className="lead">{lead}</p>
        </header>
        {children}
      </article>
    </PublicShell>
  );
}
