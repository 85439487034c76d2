import { editLists } from "#app/platform/form/form-lists.ts";
import { type FormNode, type FormTree, formText } from "#app/platform/form/form-tree.ts";
import { ownLocationKinds, rowsMax } from "./event-type-choices.ts";

/** What a host's select offers, by schedule. */
type Choices = readonly { suspended: boolean; schedules: readonly { id: string }[] }[];

export const lists = { hosts: "hosting.hosts", locations: "locations", questions: "questions" } as const;

/** The tree after a button for one of the editor's lists was pressed, on both sides. */
export function editEventType(tree: FormTree, command: string, choices: Choices): FormTree {
  return editLists(tree, command, (list, rows) => {
    if (list === lists.hosts) return nextHost(rows, choices);
    if (list === lists.locations) return nextLocation(rows);
    return list === lists.questions ? blankQuestion(rows) : null;
  });
}

const textOf = (row: FormNode, name: string) =>
  typeof row === "object" && !Array.isArray(row) ? formText(row, name) : "";

/** The first member who is not in the list yet. */
function nextHost(rows: FormNode[], choices: Choices): FormNode | null {
  if (rows.length >= rowsMax.hosts) return null;
  const listed = new Set(rows.map((row) => textOf(row, "scheduleId")));
  const next = choices.find(
    ({ suspended, schedules }) => !suspended && !schedules.some(({ id }) => listed.has(id)),
  );
  return { scheduleId: next?.schedules[0]?.id ?? "", groupName: "", priority: "0", weight: "100" };
}

function nextLocation(rows: FormNode[]): FormNode | null {
  if (rows.length >= rowsMax.locations) return null;
  const listed = new Set(rows.map((row) => textOf(row, "kind")));
  return { id: "", kind: ownLocationKinds.find((kind) => !listed.has(kind)) ?? "in_person" };
}

/** A new question has a name of its own, so that others can wait for its answer before it is saved. */
function blankQuestion(rows: FormNode[]): FormNode | null {
  if (rows.length >= rowsMax.questions) return null;
  const numbers = rows.map((row) => Number(/^new(\d{1,4})$/.exec(textOf(row, "id"))?.[1] ?? 0));
  return { id: `new${Math.max(0, ...numbers) + 1}`, kind: "text", label: "", options: "" };
}
