import { Field } from "#app/ui/form/field.tsx";
import { RadioGroup } from "#app/ui/form/radio-group.tsx";
import { Select } from "#app/ui/form/select.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { BusinessView } from "../deletion-pages.server.ts";

/** Whether a member who goes has anything to choose for a business. */
export function hasFateToChoose({ isClosing, colleagues, isOnlyOwner, ahead }: BusinessView): boolean {
  return !isClosing && colleagues.length > 0 && (isOnlyOwner || ahead > 0);
}

/** What becomes of a business when one of its members goes. */
export function BusinessFate({ business, leaving = false }: { business: BusinessView; leaving?: boolean }) {
  const { t } = useI18n();
  const { name, slug, colleagues, choice, isOnlyOwner } = business;
  if (business.isClosing) return <p>{t("deletion.business.closing", { business: name })}</p>;
  if (colleagues.length === 0) return <p>{t("deletion.business.only", { business: name })}</p>;
  return (
    <>
      {isOnlyOwner && !leaving && (
        <RadioGroup
          legend={t("deletion.business.fate", { business: name })}
          name={`what.${slug}`}
          defaultValue={choice.what}
          options={[
            { value: "leave", label: t("deletion.business.leave") },
            { value: "delete", label: t("deletion.business.deleteIt") },
          ]}
        />
      )}
      {!isOnlyOwner && !leaving && <p>{t("deletion.business.leaving", { business: name })}</p>}
      {isOnlyOwner && (
        <Field label={t("deletion.business.heir")} hint={t("deletion.business.heirHint")} id={`heir-${slug}`}>
          {(control) => (
            <Select
              {...control}
              name={`heir.${slug}`}
              defaultValue={choice.heirId ?? colleagues[0]?.id ?? ""}
              options={colleagues.map(({ id, name: label }) => ({ value: id, label }))}
            />
          )}
        </Field>
      )}
      {business.ahead > 0 && <AheadField business={business} />}
    </>
  );
}

/** Who takes what the member would have hosted. */
function AheadField({ business }: { business: BusinessView }) {
  const { t } = useI18n();
  const { slug, colleagues, ahead } = business;
  return (
    <Field
      label={t("deletion.business.ahead", { count: ahead })}
      hint={t("deletion.business.aheadHint")}
      id={`ahead-${slug}`}
    >
      {(control) => (
        <Select
          {...control}
          name={`ahead.${slug}`}
          defaultValue={aheadValue(business)}
          options={[
            { value: "others", label: t("deletion.business.others") },
            ...colleagues.map(({ id, name: label }) => ({
              value: id,
              label: t("deletion.business.colleague", { name: label }),
            })),
            { value: "cancel", label: t("deletion.business.cancel") },
          ]}
        />
      )}
    </Field>
  );
}

function aheadValue({ choice: { ahead, what } }: BusinessView): string {
  if (what === "delete") return "others";
  return typeof ahead === "string" ? ahead : ahead.colleagueId;
}

/** The same choice, in a form that only confirms it. */
export function ChosenFate({ business }: { business: BusinessView }) {
  const { slug, choice } = business;
  return (
    <>
      <input type="hidden" name={`what.${slug}`} value={choice.what} />
      <input type="hidden" name={`ahead.${slug}`} value={aheadValue(business)} />
      {choice.heirId && <input type="hidden" name={`heir.${slug}`} value={choice.heirId} />}
    </>
  );
}
