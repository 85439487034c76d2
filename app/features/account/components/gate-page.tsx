import { useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { GateShell, type GateShellProps } from "#app/ui/gate-shell.tsx";
import { LanguageLinks } from "#app/ui/language-links.tsx";
import { PrivacyLinks } from "#app/ui/privacy-links.tsx";

/** The frame of every page before signing in, with its languages at the foot. */
export function GatePage({ footer, ...shell }: GateShellProps) {
  const { pathname, search } = useLocation();
  return (
    <GateShell
      {...shell}
      footer={
        <div className="stack">
          {footer}
          <PrivacyLinks />
          <LanguageLinks next={pathname + search} />
        </div>
      }
    />
  );
}

/** "No account yet? Create one". */
export function OtherDoor({
  question,
  href,
  children,
}: {
  question: string;
  href: string;
  children: ReactNode;
}) {
  return (
    <p>
      {question} <a href={href}>{children}</a>
    </p>
  );
}
