import { Form, useNavigation } from "@remix-run/react";
import { CodeBox } from "#app/features/embed/components/code-box.tsx";
import { QrCode } from "#app/features/embed/components/qr-code.tsx";
import type { SentOffer } from "#app/features/offers/offers.server.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Fold } from "#app/ui/fold.tsx";
import { Combobox, type ComboboxOption } from "#app/ui/form/combobox.tsx";
import { CopyField } from "#app/ui/form/copy-field.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { Select } from "#app/ui/form/select.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { stateTone } from "./offer-badge.ts";
import { readerLanguages } from "./reader-languages.ts";

type Props = {
  offer: SentOffer;
  base: string;
  writes: boolean;
  zones: readonly ComboboxOption[];
};

/** An offer that was made: its link, the words for a mail, and how it stands. */
export function SentOfferView({ offer, base, writes, zones }: Props) {
  const { t } = useI18n();
  const { recipient, state } = offer;
  return (
    <>
      <p className="crumb">
        <Link href={`${base}/offers`}>{t("offer.title")}</Link>
      </p>
      <PageHeader
        title={t("offer.sentTitle", { name: recipient.name || recipient.email || t("offer.anyone") })}
        lead={`${offer.title} · ${offer.hostName}`}
        actions={<Badge tone={stateTone[state]}>{t(`offer.state.${state}`)}</Badge>}
      />
      <div className="stack stack--loose">
        {offer.booked && (
          <Alert
            tone="success"
            title={t("offer.bookedAt", { time: offer.booked.time })}
            actions={
              <ButtonLink href={`${base}/bookings/${offer.booked.id}`}>{t("offer.seeBooking")}</ButtonLink>
            }
          />
        )}
        {state === "open" && (
          <>
            <Card title={t("offer.link")}>
              <div className="stack stack--tight">
                <p className="muted">{t("offer.linkText")}</p>
                <CopyField label={t("offer.link")} value={offer.url} />
                <Fold title={t("embed.qr")} open={false}>
                  <QrCode url={offer.url} files={`${base}/offers/${offer.id}`} />
                </Fold>
              </div>
            </Card>
            <MailCard offer={offer} writes={writes} zones={zones} />
          </>
        )}
        <Card title={t("offer.timesOffered")}>
          <ul className="offered-times">
            {offer.times.map(({ label, state: own }) => (
              <li key={label}>
                {own === "free" ? label : <s>{label}</s>}
                <Badge tone={own === "free" ? "success" : "neutral"}>{t(`offer.timeState.${own}`)}</Badge>
              </li>
            ))}
          </ul>
          {offer.note && <p className="proposal__note">{offer.note}</p>}
        </Card>
        {state === "open" && writes && <Withdraw />}
      </div>
    </>
  );
}

function MailCard({ offer, writes, zones }: Pick<Props, "offer" | "writes" | "zones">) {
  const { t } = useI18n();
  const { mail, recipient } = offer;
  const query = new URLSearchParams({ subject: mail.subject, body: mail.text });
  // Mail programs read a plus as a plus.
  const mailto = `mailto:${encodeURIComponent(recipient.email)}?${query.toString().replaceAll("+", "%20")}`;
  return (
    <Card title={t("offer.mail")} id="mail">
      <div className="stack">
        <p className="muted">{t("offer.mailText")}</p>
        {writes && <ReaderForm reader={offer.reader} zones={zones} />}
        <h3>{t("offer.mailPlain")}</h3>
        <CodeBox label={t("offer.mailPlain")} code={mail.text} />
        <p>
          <a className="button button--secondary" href={mailto}>
            {t("offer.mailOpen")}
          </a>
        </p>
        <h3>{t("offer.mailHtml")}</h3>
        <CodeBox label={t("offer.mailHtml")} code={mail.html} />
      </div>
    </Card>
  );
}

/** How the recipient is met, kept with the offer. */
function ReaderForm({ reader, zones }: { reader: SentOffer["reader"]; zones: Props["zones"] }) {
  const { t } = useI18n();
  return (
    <Form method="post" className="offer-what" preventScrollReset replace>
      <Field id="recipientTimeZone" label={t("offer.recipientZone")}>
        {(control) => (
          <Combobox
            key={reader.zone}
            {...control}
            name="recipientTimeZone"
            options={zones}
            defaultValue={reader.zone}
          />
        )}
      </Field>
      <Field id="recipientLocale" label={t("offer.recipientLanguage")}>
        {(control) => (
          <Select
            {...control}
            name="recipientLocale"
            defaultValue={reader.locale}
            options={readerLanguages}
          />
        )}
      </Field>
      <Button name="do" value="reader">
        {t("offer.mailUpdate")}
      </Button>
    </Form>
  );
}

function Withdraw() {
  const { t } = useI18n();
  const busy = useNavigation().state !== "idle";
  return (
    <Card look="sunken" title={t("offer.withdraw")}>
      <Form method="post" className="stack stack--tight">
        <p>{t("offer.withdrawText")}</p>
        <div>
          <Button name="do" value="withdraw" variant="danger" busy={busy}>
            {t("offer.withdraw")}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
