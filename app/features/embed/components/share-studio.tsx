import { useEffect, useRef } from "react";
import type { SharePage } from "#app/features/embed/embed.server.ts";
import { mailColors, shareKinds } from "#app/features/embed/share-options.ts";
import { Alert } from "#app/ui/alert.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { CopyField } from "#app/ui/form/copy-field.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { CodeBox } from "./code-box.tsx";
import { EmbedPreview } from "./embed-preview.tsx";
import { QrCode } from "./qr-code.tsx";
import { LinkParameters, SiteNotes } from "./share-notes.tsx";
import { ShareOptionsForm } from "./share-options-form.tsx";

type Props = { page: SharePage; base: string };

/** One link in all its forms: what to paste, set to one's liking, beside what it looks like. */
export function ShareStudio({ page, base }: Props) {
  const { t } = useI18n();
  const { link, options } = page;
  const self = `${base}/share/${link.id}`;
  return (
    <>
      <p className="crumb">
        <Link href={`${base}/share`}>{t("embed.title")}</Link>
      </p>
      <PageHeader title={link.title} lead={t(`embed.about.${options.kind}`)} />
      <Tabs
        label={t("embed.kinds")}
        items={shareKinds.map((kind) => ({
          href: kind === "link" ? self : `${self}?as=${kind}`,
          label: t(`embed.kind.${kind}`),
          current: kind === options.kind,
        }))}
      />
      {options.kind === "link" ? <LinkCards page={page} self={self} /> : <Snippet page={page} base={base} />}
    </>
  );
}

function LinkCards({ page, self }: { page: SharePage; self: string }) {
  const { t } = useI18n();
  const { url } = page.link;
  return (
    <div className="share-studio">
      <div className="stack">
        <Card title={t("embed.link")}>
          <CopyField label={t("embed.link")} value={url} />
        </Card>
        {page.link.id !== "page" && <LinkParameters page={page} />}
      </div>
      <Card title={t("embed.qr")}>
        <QrCode url={url} files={self} />
      </Card>
    </div>
  );
}

function Snippet({ page, base }: Props) {
  const { t } = useI18n();
  const { link, options, marks, snippet } = page;
  const isFramed = options.kind !== "mail";
  return (
    <div className="stack stack--loose">
      {isFramed && page.allowsNoSite && (
        <Alert
          tone="warning"
          title={t("embed.noSites")}
          actions={<ButtonLink href={`${base}/share#sites-settings`}>{t("embed.addSite")}</ButtonLink>}
        >
          {t("embed.noSitesText")}
        </Alert>
      )}
      <div className="share-studio">
        <Card title={t("embed.options")}>
          <ShareOptionsForm key={options.kind} options={options} />
        </Card>
        <Card title={t("embed.code")}>
          <CodeBox label={t("embed.code")} code={snippet ?? ""} />
        </Card>
      </div>
      <section className="stack" aria-labelledby="preview">
        <div className="stack stack--tight">
          <h2 id="preview">{t("embed.preview")}</h2>
          {isFramed && <p className="muted small">{t("embed.previewText")}</p>}
        </div>
        {isFramed ? (
          <EmbedPreview path={link.path} options={options} marks={marks} />
        ) : (
          <MailPreview page={page} />
        )}
      </section>
      {isFramed && <SiteNotes page={page} />}
    </div>
  );
}

/** A mail's styles stand in its markup, which our own pages forbid: its colours are set by script here. */
function MailPreview({ page: { link, options } }: { page: SharePage }) {
  const button = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (button.current) Object.assign(button.current.style, mailColors(options.color));
  }, [options.color]);
  return (
    <div className="embed-stage" data-kind="mail">
      <a ref={button} className="mail-button" href={link.path} target="_blank" rel="noopener">
        {options.text}
      </a>
    </div>
  );
}
