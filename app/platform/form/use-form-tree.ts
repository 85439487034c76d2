import { type FormEvent, type MouseEvent, useEffect, useRef, useState } from "react";
import { commandField, type ListEdit, listCommand } from "./form-lists.ts";
import { type FormErrors, type FormTree, formText, readFormTree } from "./form-tree.ts";

/** What an action answers with when it did not save: the fields as they were sent, and what is wrong with them. */
export type FormAnswer = { values: FormTree; errors: FormErrors };

type Options = {
  /** The fields as they are saved. */
  saved: FormTree;
  answer: FormAnswer | undefined;
  /** What a button for lists does, see `editLists`. */
  edit?: (tree: FormTree, command: string) => FormTree;
  /** The errors that can be seen without asking the server. */
  check?: (tree: FormTree) => FormErrors;
};

type Shown = { tree: FormTree; errors: FormErrors; version: number };

/**
 * Keeps a form whose fields are uncontrolled. `version` rises when fields change from outside (a row added, an answer
 * come back): give it as `key` to what must show the new texts. Everything also works as plain posts.
 */
export function useFormTree({ saved, answer, edit, check }: Options) {
  const [shown, setShown] = useState<Shown>(() => ({
    tree: answer?.values ?? saved,
    errors: answer?.errors ?? {},
    version: 0,
  }));
  const focusNext = useRef<string | null>(null);
  const formRef = useRef<HTMLFormElement>(null);
  const source = answer ? answer : JSON.stringify(saved);
  const [seen, setSeen] = useState(source);
  if (seen !== source) {
    setSeen(source);
    setShown({ tree: answer?.values ?? saved, errors: answer?.errors ?? {}, version: shown.version + 1 });
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves once for each new version
  useEffect(() => {
    const name = focusNext.current;
    focusNext.current = null;
    if (name) focusIn(formRef.current, name);
  }, [shown.version]);

  const commandButton = (command: string) => ({
    type: "submit" as const,
    name: commandField,
    value: command,
    onClick: (event: MouseEvent<HTMLButtonElement>) => {
      const form = event.currentTarget.form;
      if (!form || !edit) return;
      event.preventDefault();
      const tree = edit(readFormTree(new FormData(form)), command);
      focusNext.current = command;
      setShown({ tree, errors: {}, version: shown.version + 1 });
    },
  });
  const listButton = (name: ListEdit, list: string, index?: number) =>
    commandButton(listCommand(name, list, index));

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    if (!check || submitter?.getAttribute("name") === commandField) return;
    const tree = readFormTree(new FormData(event.currentTarget));
    const errors = check(tree);
    if (Object.keys(errors).length === 0) return;
    event.preventDefault();
    setShown({ tree, errors, version: shown.version + 1 });
  };

  return {
    ...shown,
    text: (name: string) => formText(shown.tree, name),
    formRef,
    onSubmit,
    commandButton,
    listButton,
  };
}

/** After a row was added the focus goes into it; otherwise to the button that was pressed or its neighbour. */
function focusIn(form: HTMLFormElement | null, command: string) {
  const [edit, list = "", index] = command.split(":");
  if (!form) return;
  const fields = [
    ...form.querySelectorAll<HTMLElement>(`[name^="${CSS.escape(`${list}.`)}"]:not([type=hidden])`),
  ];
  if (edit === "add") {
    const rows = fields.map((field) => rowOf(field, list));
    fields[rows.indexOf(rows.at(-1) ?? "")]?.focus();
    return;
  }
  const buttons = [...form.querySelectorAll<HTMLButtonElement>(`button[name="${commandField}"]`)];
  const usable = (value: string) => buttons.find((button) => button.value === value && !button.disabled);
  const at = Number(index);
  const there = edit === "up" ? at - 1 : edit === "down" ? at + 1 : at;
  const wanted = [
    `${edit}:${list}:${there}`,
    `up:${list}:${there}`,
    `down:${list}:${there}`,
    `remove:${list}:${at - 1}`,
    `add:${list}`,
  ];
  wanted.map(usable).find(Boolean)?.focus();
}

function rowOf(field: HTMLElement, list: string): string {
  return (field.getAttribute("name") ?? "").slice(list.length + 1).split(".")[0] ?? "";
}
