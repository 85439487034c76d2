import { useRef, useState } from "react";
import { type FormTree, formList, readFormTree } from "#app/platform/form/form-tree.ts";
import { Asked, Asks } from "#app/ui/form/asks.tsx";
import { NamedCheckbox } from "#app/ui/form/named-choices.tsx";
import { type FormView, NamedInput } from "#app/ui/form/named-fields.tsx";
import { RowList } from "#app/ui/form/row-list.tsx";
import { useEarlyInput } from "#app/ui/form/use-early-input.ts";
import { useI18n } from "#app/ui/i18n.tsx";
import type { ListButton } from "#app/ui/schedule/hour-rows.tsx";
import { rowsMax, textMax } from "../event-type-choices.ts";
import { lists } from "../event-type-lists.ts";
import { QuestionFields } from "./event-type-question.tsx";
import { NumberInput } from "./number-input.tsx";

type Props = { form: FormView; tree: FormTree; listButton: ListButton };

/** The questions that visitors answer when they book, besides name and e-mail, and the guests whom they bring. */
export function Questions({ form, tree, listButton }: Props) {
  const { t } = useI18n();
  // Conditions offer the answers of earlier questions as they are being written.
  const [typed, setTyped] = useState<{ tree: FormTree; version: number }>({ tree, version: form.version });
  const current = typed.version === form.version ? typed.tree : tree;
  const box = useRef<HTMLDivElement>(null);
  const follow = () => {
    const element = box.current?.closest("form");
    if (element) setTyped({ tree: readFormTree(new FormData(element)), version: form.version });
  };
  useEarlyInput(box, follow);
  return (
    <div className="form" ref={box} onInput={follow}>
      <RowList
        form={form}
        list={lists.questions}
        count={formList(tree, lists.questions).length}
        countMax={rowsMax.questions}
        listButton={listButton}
        words={{
          row: (number) => t("eventType.question.number", { number }),
          up: (number) => t("eventType.question.up", { number }),
          down: (number) => t("eventType.question.down", { number }),
          remove: (number) => t("eventType.question.remove", { number }),
          add: t("eventType.question.add"),
          none: t("eventType.question.none"),
        }}
      >
        {(name, index) => <QuestionFields form={form} name={name} index={index} tree={current} />}
      </RowList>
      <NumberInput
        form={form}
        name="guestsMax"
        label={t("eventType.guests")}
        hint={t("eventType.guestsHint")}
      />
      <Asks
        choice={
          <NamedCheckbox
            form={form}
            name="news.on"
            label={t("eventType.news")}
            hint={t("eventType.newsHint")}
          />
        }
      >
        <Asked when={["on"]}>
          <NamedInput
            form={form}
            name="news.text"
            label={t("eventType.news.text")}
            hint={t("eventType.news.textHint")}
            maxLength={textMax.news}
            optional
          />
        </Asked>
      </Asks>
    </div>
  );
}
