import type { FieldProblem } from "#app/features/booking/booking-form.ts";
import { type AskedConsents, consentTexts } from "#app/features/consents/consent-texts.ts";
import { CheckboxField } from "#app/ui/form/checkbox-field.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { errorOf } from "./person-fields.tsx";

type Props = {
  consents: AskedConsents;
  values: Record<string, string[]>;
  problems: readonly FieldProblem[];
};

/** The boxes to agree by. Nobody has ticked them before the visitor does. */
export function ConsentFields({ consents, values, problems }: Props) {
  const { t } = useI18n();
  const { sensitive, news } = consentTexts(t, consents);
  const isTicked = (field: string) => values[field]?.[0] === "on";
  return (
    <>
      {sensitive && (
        <CheckboxField
          {...sensitive}
          id="agree"
          name="agree"
          defaultChecked={isTicked("agree")}
          error={errorOf("agree", problems, t)}
        />
      )}
      {news && <CheckboxField {...news} id="news" name="news" defaultChecked={isTicked("news")} />}
      <p className="small muted">{t("consent.age", { age: consents.age })}</p>
    </>
  );
}
