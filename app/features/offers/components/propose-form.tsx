import type { OfferAnswer, OfferPage } from "#app/features/offers/offers.server.ts";
import { errorLines } from "#app/platform/form/error-lines.ts";
import { formText } from "#app/platform/form/form-tree.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { TextArea } from "#app/ui/form/text-area.tsx";
import { TextInput } from "#app/ui/form/text-input.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { PrivacyMore } from "#app/ui/privacy-links.tsx";
import { noteMax } from "../offer-state.ts";
import { PersonFields } from "./person-fields.tsx";

type Props = { page: OfferPage; answer: OfferAnswer | null; open: boolean };

/** "None suits: I propose …", folded away while there is something to choose. */
export function ProposeForm({ page, answer, open }: Props) {
  const { t } = useI18n();
  const { path, zone, recipient, hostName, business } = page;
  const refused = answer?.form === "propose" ? answer : null;
  const values = refused?.values ?? personOf(answer) ?? recipient;
  const errors = refused?.errors ?? {};
  const labels: Record<string, string> = {
    name: t("booking.name"),
    email: t("booking.email"),
    date: t("offer.page.date"),
    time: t("offer.page.time"),
    note: t("offer.page.noteLabel"),
  };
  return (
    <details className="card propose" open={open || refused !== null}>
      <summary>
        <Icon name="chevron-down" size={18} />
        <h2>{t("offer.page.none")}</h2>
      </summary>
      <form method="post" action={path} className="stack" data-swap>
        <p className="muted">{t("offer.page.proposeText", { host: hostName })}</p>
        <ErrorSummary errors={errorLines(t, errors, (name) => labels[name] ?? null)} />
        <input type="hidden" name="do" value="propose" />
        <input type="hidden" name="timezone" value={zone.name} />
        <div className="propose__when">
          <Field id="date" label={t("offer.page.date")} error={errors["date"]}>
            {(control) => (
              <TextInput {...control} type="date" name="date" defaultValue={formText(values, "date")} />
            )}
          </Field>
          <Field
            id="time"
            label={t("offer.page.time")}
            hint={t("offer.page.zoneHint", { zone: zone.label })}
            error={errors["time"]}
          >
            {(control) => (
              <TextInput {...control} type="time" name="time" defaultValue={formText(values, "time")} />
            )}
          </Field>
        </div>
        <Field id="note" label={t("offer.page.noteLabel")} error={errors["note"]} optional>
          {(control) => (
            <TextArea
              {...control}
              name="note"
              maxLength={noteMax}
              rows={3}
              defaultValue={formText(values, "note")}
            />
          )}
        </Field>
        <PersonFields values={values} errors={errors} />
        <p className="muted small">
          {t("booking.retention", { business: business.name, days: page.retentionDays })}{" "}
          <PrivacyMore businessPath={business.href} />
        </p>
        <Button type="submit">{t("offer.page.propose")}</Button>
      </form>
    </details>
  );
}

/** Whoever has just filled in the other form need not say again who they are. */
function personOf(answer: OfferAnswer | null) {
  if (answer?.form !== "take") return null;
  const first = (name: string) => answer.values[name]?.[0] ?? "";
  return { name: first("name"), email: first("email") };
}
