import type { Translate } from "#app/messages/translator.ts";
import { type FormTree, formList, formText } from "#app/platform/form/form-tree.ts";
import { Fold } from "#app/ui/fold.tsx";
import { Asked, Asks } from "#app/ui/form/asks.tsx";
import { NamedCheckbox } from "#app/ui/form/named-choices.tsx";
import { type FormView, NamedInput, NamedSelect, NamedTextArea } from "#app/ui/form/named-fields.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { answersOf, optionsIn, questionKinds, textMax } from "../event-type-choices.ts";
import { conditionText } from "../event-type-condition.ts";
import { lists } from "../event-type-lists.ts";
import { NumberInput } from "./number-input.tsx";

type Props = { form: FormView; name: string; index: number; tree: FormTree };

/** One question: its words and kind, and behind a fold what few need. */
export function QuestionFields({ form, name, index, tree }: Props) {
  const { t } = useI18n();
  const more = ["hidden", "sensitive", "answerDays", "prefillName", "condition"].map(
    (field) => `${name}.${field}`,
  );
  return (
    <Asks
      choice={
        <div className="form__row">
          <input type="hidden" name={`${name}.id`} value={form.text(`${name}.id`)} />
          <NamedInput
            form={form}
            name={`${name}.label`}
            label={t("eventType.question.label")}
            maxLength={textMax.question}
            autoComplete="off"
          />
          <NamedSelect
            form={form}
            name={`${name}.kind`}
            label={t("eventType.question.kind")}
            options={questionKinds.map((kind) => ({ value: kind, label: t(`eventType.kind.${kind}`) }))}
          />
        </div>
      }
    >
      <Asked when={["choice", "several_choices"]}>
        <NamedTextArea
          form={form}
          name={`${name}.options`}
          label={t("eventType.question.options")}
          hint={t("eventType.question.optionsHint")}
          rows={3}
          required={false}
        />
      </Asked>
      <NamedInput
        form={form}
        name={`${name}.purpose`}
        label={t("eventType.question.purpose")}
        hint={t("eventType.question.purposeHint")}
        maxLength={textMax.purpose}
        autoComplete="off"
      />
      <NamedCheckbox form={form} name={`${name}.required`} label={t("eventType.question.required")} />
      <Fold
        title={t("eventType.question.more")}
        open={more.some((field) => form.text(field) !== "" || form.errors[field] !== undefined)}
      >
        <ConditionSelect form={form} name={name} index={index} tree={tree} />
        <NamedCheckbox
          form={form}
          name={`${name}.sensitive`}
          label={t("eventType.question.sensitive")}
          hint={t("eventType.question.sensitiveHint")}
        />
        <NumberInput
          form={form}
          name={`${name}.answerDays`}
          label={t("eventType.question.days")}
          hint={t("eventType.question.daysHint")}
          unit="days"
          optional
        />
        <NamedInput
          form={form}
          name={`${name}.prefillName`}
          label={t("eventType.question.prefill")}
          hint={t("eventType.question.prefillHint")}
          maxLength={textMax.prefillName}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          optional
        />
        <NamedCheckbox
          form={form}
          name={`${name}.hidden`}
          label={t("eventType.question.hidden")}
          hint={t("eventType.question.hiddenHint")}
        />
      </Fold>
    </Asks>
  );
}

/** "Ask it: always", or if an earlier question has a certain answer: one select, since it must work without scripts. */
function ConditionSelect({ form, name, index, tree }: Props) {
  const { t } = useI18n();
  const field = `${name}.condition`;
  const groups = earlierAnswers(t, tree, index);
  const saved = form.text(field);
  if (index === 0 && saved === "") return null;
  const lost = saved !== "" && !groups.some(({ options }) => options.some(({ value }) => value === saved));
  return (
    <NamedSelect
      form={form}
      name={field}
      label={t("eventType.condition")}
      hint={t("eventType.condition.hint")}
      required={false}
      options={[
        { value: "", label: t("eventType.condition.always") },
        ...groups,
        ...(lost ? [{ value: saved, label: t("eventType.condition.lost") }] : []),
      ]}
    />
  );
}

function earlierAnswers(t: Translate, tree: FormTree, index: number) {
  return formList(tree, lists.questions)
    .slice(0, index)
    .flatMap((_, place) => {
      const at = (field: string) => formText(tree, `${lists.questions}.${place}.${field}`);
      const answers = answersOf({ kind: at("kind"), options: optionsIn(at("options")) });
      if (answers.length === 0) return [];
      const label = at("label") || t("eventType.question.number", { number: place + 1 });
      return {
        key: at("id"),
        label: t("eventType.condition.when", { question: label }),
        options: answers.map((value, number) => ({
          key: `${at("id")}.${number}`,
          value: conditionText({ id: at("id"), value }),
          label: `${label}: ${at("kind") === "yes_no" ? t(`eventType.condition.${value as "yes" | "no"}`) : value}`,
        })),
      };
    });
}
