import type { ReactNode } from "react";
import { Button } from "#app/ui/button.tsx";
import type { ListButton } from "#app/ui/schedule/hour-rows.tsx";
import { FieldError } from "./field-notes.tsx";
import type { FormView } from "./named-fields.tsx";

/** What its buttons are called: "Move question 2 up". */
type RowWords = Record<"row" | "up" | "down" | "remove", (number: number) => string> & {
  add: string;
  /** Said where there is no row. */
  none?: string;
};

type Props = {
  form: FormView;
  /** The list's name; fields are called `<list>.0.kind`. Error summaries lead to it. */
  list: string;
  count: number;
  countMax: number;
  words: RowWords;
  listButton: ListButton;
  children: (name: string, index: number) => ReactNode;
};

type ListEdit = Parameters<ListButton>[0];

/** Rows that are added, put in order and taken away, without scripts too: then the page comes back at this list. */
export function RowList({ form, list, count, countMax, words, listButton, children }: Props) {
  const button = (edit: ListEdit, index?: number) => ({
    ...listButton(edit, list, index),
    formAction: `#${list}`,
  });
  return (
    <div className="stack" id={list} tabIndex={-1}>
      {count === 0 && words.none && <p className="muted">{words.none}</p>}
      <ol className="rows" key={form.version}>
        {Array.from({ length: count }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: all rows are drawn anew whenever one comes, goes or moves
          <li key={index}>
            <fieldset className="row">
              <legend className="visually-hidden">{words.row(index + 1)}</legend>
              <RowHead index={index} count={count} words={words} button={button} />
              {children(`${list}.${index}`, index)}
            </fieldset>
          </li>
        ))}
      </ol>
      <FieldError id={`${list}-error`} error={form.errors[list]} />
      {count < countMax && (
        <div className="rows__add">
          <Button {...button("add")} icon="plus">
            {words.add}
          </Button>
        </div>
      )}
    </div>
  );
}

type HeadProps = {
  index: number;
  count: number;
  words: RowWords;
  button: (edit: ListEdit, index?: number) => object;
};

function RowHead({ index, count, words, button }: HeadProps) {
  const quiet = { variant: "quiet", size: "small", iconOnly: true } as const;
  const number = index + 1;
  return (
    <div className="row__head">
      <span className="eyebrow" aria-hidden="true">
        {words.row(number)}
      </span>
      <span className="cluster cluster--tight">
        {count > 1 && (
          <>
            <Button {...quiet} {...button("up", index)} icon="chevron-up" disabled={index === 0}>
              {words.up(number)}
            </Button>
            <Button {...quiet} {...button("down", index)} icon="chevron-down" disabled={number === count}>
              {words.down(number)}
            </Button>
          </>
        )}
        <Button {...quiet} {...button("remove", index)} icon="trash">
          {words.remove(number)}
        </Button>
      </span>
    </div>
  );
}
