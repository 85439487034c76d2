import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { Select } from "#app/ui/form/select.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { AgendaChoices } from "../agenda-choice.server.ts";

/** When a member is mailed their day, one form for each business in which they work. It needs no script. */
export function AgendaForms({ agenda: { hours, businesses } }: { agenda: AgendaChoices }) {
  const { t } = useI18n();
  if (businesses.length === 0) return null;
  return (
    <Card as="section" title={t("mail.agenda.title")}>
      <div className="stack stack--loose">
        <p>{t("mail.agenda.text")}</p>
        {businesses.map(({ id, name, hour }) => (
          <form key={id} method="post" action="/account/mails" className="stack stack--tight">
            <input type="hidden" name="agenda" value={id} />
            <Field id={`agenda-${id}`} label={t("mail.agenda.hour", { business: name })}>
              {(control) => <Select {...control} name="hour" options={hours} defaultValue={hour} />}
            </Field>
            <div>
              <Button>
                {t("mail.agenda.save")}
                <span className="visually-hidden">{` (${name})`}</span>
              </Button>
            </div>
          </form>
        ))}
      </div>
    </Card>
  );
}
