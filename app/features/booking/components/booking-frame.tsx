import type { ReactNode } from "react";
import type { BusinessHead } from "#app/features/booking/booking-page.server.ts";
import enhanceUrl from "#app/features/booking/browser/enhance.ts?script";
import { useI18n } from "#app/ui/i18n.tsx";
import { LanguageLinks } from "#app/ui/language-links.tsx";
import { useNonce } from "#app/ui/nonce.tsx";
import { PublicShell } from "#app/ui/public-shell.tsx";

type Props = { business: BusinessHead; path: string; narrow?: boolean; children: ReactNode };

/** The frame of a business's public pages, with the few kilobytes of script that make them change in place. */
export function BookingFrame({ business, path, narrow, children }: Props) {
  const { t } = useI18n();
  const nonce = useNonce();
  return (
    <>
      <PublicShell
        business={{
          name: business.name,
          href: business.href,
          ...(business.logoUrl ? { logoUrl: business.logoUrl } : {}),
        }}
        languages={<LanguageLinks next={path} />}
        {...(narrow ? { narrow } : {})}
      >
        {children}
      </PublicShell>
      <p
        className="visually-hidden"
        role="status"
        id="announcer"
        data-loading={t("ui.loading")}
        data-failed={t("booking.loadFailed")}
      />
      <script type="module" src={enhanceUrl} nonce={nonce || undefined} />
    </>
  );
}

/** The stylesheet with a business's accent colour, for a route's `meta`. */
export function accentLink(color: string) {
  return { tagName: "link", rel: "stylesheet", href: `/brand/${color.replace("#", "")}.css` };
}
