import { type FormTree, formList } from "#app/platform/form/form-tree.ts";
import { Button } from "#app/ui/button.tsx";
import { CheckboxField } from "#app/ui/form/checkbox-field.tsx";
import { FieldError } from "#app/ui/form/field-notes.tsx";
import { type FormView, NamedInput, NamedSelect, NamedTextArea } from "#app/ui/form/named-fields.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { ListButton } from "#app/ui/schedule/hour-rows.tsx";
import { questionKinds, questionsMax } from "../event-type-form.ts";

type Props = { form: FormView; tree: FormTree; listButton: ListButton };

const list = "questions";

/** The questions that visitors answer when they book, besides name and e-mail. */
export function QuestionsEditor({ form, tree, listButton }: Props) {
  const { t } = useI18n();
  const rows = formList(tree, list);
  return (
    <div className="stack">
      {rows.length === 0 && <p className="muted">{t("eventType.question.none")}</p>}
      <ol className="questions" key={form.version}>
        {rows.map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: all rows are drawn anew whenever one comes, goes or moves
          <li key={index}>
            <Question form={form} index={index} count={rows.length} listButton={listButton} />
          </li>
        ))}
      </ol>
      <FieldError id="questions-error" error={form.errors[list]} />
      {rows.length < questionsMax && (
        <div>
          <Button {...listButton("add", list)} icon="plus">
            {t("eventType.question.add")}
          </Button>
        </div>
      )}
    </div>
  );
}

type QuestionProps = { form: FormView; index: number; count: number; listButton: ListButton };

function Question({ form, index, count, listButton }: QuestionProps) {
  const { t } = useI18n();
  const name = `${list}.${index}`;
  const number = index + 1;
  return (
    <fieldset className="question">
      <legend className="visually-hidden">{t("eventType.question.number", { number })}</legend>
      <input type="hidden" name={`${name}.id`} value={form.text(`${name}.id`)} />
      <div className="question__head">
        <span className="eyebrow" aria-hidden="true">
          {t("eventType.question.number", { number })}
        </span>
        <span className="cluster cluster--tight">
          <Button
            {...listButton("up", list, index)}
            variant="quiet"
            size="small"
            icon="chevron-up"
            iconOnly
            disabled={index === 0}
          >
            {t("eventType.question.up", { number })}
          </Button>
          <Button
            {...listButton("down", list, index)}
            variant="quiet"
            size="small"
            icon="chevron-down"
            iconOnly
            disabled={number === count}
          >
            {t("eventType.question.down", { number })}
          </Button>
          <Button {...listButton("remove", list, index)} variant="quiet" size="small" icon="trash" iconOnly>
            {t("eventType.question.remove", { number })}
          </Button>
        </span>
      </div>
      <div className="form__row">
        <NamedInput
          form={form}
          name={`${name}.label`}
          label={t("eventType.question.label")}
          maxLength={200}
          autoComplete="off"
        />
        <NamedSelect
          form={form}
          name={`${name}.kind`}
          label={t("eventType.question.kind")}
          options={questionKinds.map((kind) => ({ value: kind, label: t(`eventType.kind.${kind}`) }))}
        />
      </div>
      {/* Shown by the style sheet for the kinds that have options. */}
      <div className="question__options">
        <NamedTextArea
          form={form}
          name={`${name}.options`}
          label={t("eventType.question.options")}
          hint={t("eventType.question.optionsHint")}
          rows={3}
          required={false}
        />
      </div>
      <CheckboxField
        name={`${name}.required`}
        label={t("eventType.question.required")}
        defaultChecked={form.text(`${name}.required`) !== ""}
      />
    </fieldset>
  );
}
