import type { ReactNode } from "react";
import { BookingFields } from "#app/features/booking/components/booking-fields.tsx";
import type { OfferAnswer, OfferPage } from "#app/features/offers/offers.server.ts";
import { Alert } from "#app/ui/alert.tsx";
import { SummaryCard } from "#app/ui/booking/summary-card.tsx";
import { Button } from "#app/ui/button.tsx";
import { DefaultSubmit } from "#app/ui/form/default-submit.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { PrivacyMore } from "#app/ui/privacy-links.tsx";
import { OfferDays } from "./offer-times.tsx";

export type TakeAnswer = Extract<OfferAnswer, { form: "take" }>;

/** The confirm: what was chosen, who takes it, and what the event type asks. What the host knew is filled in. */
export function OfferTakeForm({ page, answer }: { page: OfferPage; answer: TakeAnswer | null }) {
  const { t } = useI18n();
  const { chosen } = page;
  if (!chosen) return null;
  return (
    <>
      <SummaryCard
        headingLevel={2}
        eyebrow={page.hostName}
        title={page.title}
        rows={[
          {
            icon: "calendar",
            term: t("offer.page.chosen"),
            value: <strong>{chosen.label}</strong>,
            note: page.zone.label,
          },
        ]}
      />
      <TakeForm page={page} answer={answer} at={chosen.param}>
        <Button type="submit" variant="primary" size="large" wide>
          {t("offer.page.book")}
        </Button>
      </TakeForm>
    </>
  );
}

/** The time went while the form was filled in: everything is kept, and each time that is left sends it. */
export function OfferLostForm({ page, answer, at }: { page: OfferPage; answer: TakeAnswer; at: string }) {
  const { t } = useI18n();
  const days = (
    <>
      <Alert tone="warning" live id="taken" title={t("offer.page.gone")}>
        {t("offer.page.goneKept")}
      </Alert>
      <OfferDays page={page} choose="button" />
      <h2>{t("offer.page.confirm")}</h2>
    </>
  );
  return <TakeForm page={page} answer={answer} at={at} before={days} />;
}

type TakeProps = {
  page: OfferPage;
  answer: TakeAnswer | null;
  at: string;
  before?: ReactNode;
  children?: ReactNode;
};

function TakeForm({ page, answer, at, before, children }: TakeProps) {
  const { t } = useI18n();
  const { path, zone, recipient, hostName, business, cancellationPolicy } = page;
  const problems = answer?.problems ?? [];
  return (
    <form method="post" action={path} className="stack" data-swap noValidate={problems.length > 0}>
      <DefaultSubmit />
      <input type="hidden" name="do" value="take" />
      <input type="hidden" name="at" value={at} />
      <input type="hidden" name="timezone" value={zone.name} />
      {before}
      <BookingFields
        form={page.asks}
        hostName={hostName}
        values={answer?.values ?? { name: [recipient.name], email: [recipient.email] }}
        problems={problems}
      />
      <div className="terms small">
        {cancellationPolicy && (
          <p className="terms__note">
            <strong>{t("booking.policy")}</strong> <span className="summary__text">{cancellationPolicy}</span>
          </p>
        )}
        <p className="muted">
          {t("booking.retention", { business: business.name, days: page.retentionDays })}{" "}
          <PrivacyMore businessPath={business.href} />
        </p>
      </div>
      {children}
    </form>
  );
}
