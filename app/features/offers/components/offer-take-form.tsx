import type { OfferAnswer, OfferPage } from "#app/features/offers/offers.server.ts";
import { errorLines } from "#app/platform/form/error-lines.ts";
import { formText } from "#app/platform/form/form-tree.ts";
import { SummaryCard } from "#app/ui/booking/summary-card.tsx";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { TextInput } from "#app/ui/form/text-input.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { PersonFields } from "./person-fields.tsx";

/** The confirm: what was chosen, and who takes it. What the host knew of them is filled in. */
export function OfferTakeForm({ page, answer }: { page: OfferPage; answer: OfferAnswer | null }) {
  const { t } = useI18n();
  const { chosen, path, zone, recipient, hostName, business } = page;
  if (!chosen) return null;
  const values = answer?.values ?? recipient;
  const errors = answer?.errors ?? {};
  const labelOf = (name: string) =>
    name === "name" ? t("booking.name") : name === "email" ? t("booking.email") : null;
  return (
    <>
      <SummaryCard
        headingLevel={2}
        eyebrow={hostName}
        title={page.title}
        rows={[
          {
            icon: "calendar",
            term: t("offer.page.chosen"),
            value: <strong>{chosen.label}</strong>,
            note: zone.label,
          },
        ]}
      />
      <form method="post" action={path} className="stack" data-swap>
        <ErrorSummary errors={errorLines(t, errors, labelOf)} />
        <input type="hidden" name="do" value="take" />
        <input type="hidden" name="at" value={chosen.param} />
        <input type="hidden" name="timezone" value={zone.name} />
        <PersonFields values={values} errors={errors} />
        {page.asksPhone && (
          <Field
            id="phone"
            label={t("offer.page.phone")}
            hint={t("offer.page.phoneHint", { host: hostName })}
          >
            {(control) => (
              <TextInput
                {...control}
                type="tel"
                name="phone"
                autoComplete="tel"
                maxLength={40}
                defaultValue={answer ? formText(answer.values, "phone") : ""}
              />
            )}
          </Field>
        )}
        <p className="muted small">
          {t("booking.retention", { business: business.name, days: page.retentionDays })}
        </p>
        <Button type="submit" variant="primary" size="large" wide>
          {t("offer.page.book")}
        </Button>
      </form>
    </>
  );
}
