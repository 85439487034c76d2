import { useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { useI18n } from "#app/ui/i18n.tsx";
import { LanguageLinks } from "#app/ui/language-links.tsx";
import { PublicShell } from "#app/ui/public-shell.tsx";

type PortalFrameProps = {
  title: string;
  lead?: string;
  /** Leads back to the overview; not on the overview itself. */
  back?: boolean;
  children: ReactNode;
};

/** The frame of every page of the portal. It needs no script. */
export function PortalFrame({ title, lead, back, children }: PortalFrameProps) {
  const { t } = useI18n();
  const { pathname, search } = useLocation();
  return (
    <PublicShell languages={<LanguageLinks next={pathname + search} />}>
      <div className="rights">
        {back && (
          <p>
            <a href="/me">{t("rights.back")}</a>
          </p>
        )}
        <header className="notice__head">
          <h1>{title}</h1>
          {lead && <p className="lead">{lead}</p>}
        </header>
        {children}
      </div>
    </PublicShell>
  );
}

/** Facts in two columns where there is room. */
export function Facts({ facts }: { facts: readonly { label: string; value: string }[] }) {
  if (facts.length === 0) return null;
  return (
    <dl className="rights__facts">
      {facts.map(({ label, value }) => (
        <div key={`${label} ${value}`} className="rights__fact">
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
