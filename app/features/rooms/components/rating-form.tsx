import type { MessageKey } from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { CheckboxField } from "#app/ui/form/checkbox-field.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { TextArea } from "#app/ui/form/text-area.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { noteMax, ratingReasons, scores } from "../call-rating.ts";

type Props = { roomId: string; ticket: string; missing?: boolean };

/** How the call was, for whoever wants to say it. A plain form: it needs no script. */
export function RatingForm({ roomId, ticket, missing = false }: Props) {
  const { t } = useI18n();
  return (
    <form className="form rating" method="post" action={`/room/${roomId}/rate`}>
      <input type="hidden" name="ticket" value={ticket} />
      <fieldset className="rating__scores" aria-describedby={missing ? "score-error" : undefined}>
        <legend>{t("rating.question")}</legend>
        {missing && (
          <p className="field__error" id="score-error">
            {t("rating.missing")}
          </p>
        )}
        <div className="cluster">
          {scores.map((score) => (
            <label key={score} className="rating__score">
              <input type="radio" name="score" value={score} required />
              <span>{t(`rating.score.${score}` satisfies MessageKey)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <details>
        <summary>{t("rating.more")}</summary>
        <fieldset className="stack stack--tight">
          <legend>{t("rating.amiss")}</legend>
          {ratingReasons.map((reason) => (
            <CheckboxField key={reason} name="reason" value={reason} label={t(`rating.reason.${reason}`)} />
          ))}
        </fieldset>
        <Field label={t("rating.note")} hint={t("rating.noteHint")} optional>
          {(control) => <TextArea {...control} name="note" rows={3} maxLength={noteMax} />}
        </Field>
      </details>
      <div className="form__actions">
        <Button>{t("rating.send")}</Button>
      </div>
    </form>
  );
}
