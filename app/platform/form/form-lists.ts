import { type FormNode, type FormTree, formList } from "./form-tree.ts";

/** The name of the buttons that change a form's lists without saving it. */
export const commandField = "command";

/** `copy` is for forms that know what to copy where; `editLists` leaves it to them. */
export type ListEdit = "add" | "remove" | "up" | "down" | "copy";

/** `listCommand("remove", "questions", 2)` is what its button sends. */
export function listCommand(edit: ListEdit, list: string, index?: number): string {
  return [edit, list, ...(index === undefined ? [] : [index])].join(":");
}

/**
 * The tree after a button for its lists was pressed. The server does this for pages without scripts and the browser
 * for the others, so both behave alike. An unknown command changes nothing.
 */
export function editLists(
  tree: FormTree,
  command: string,
  blankRow: (list: string, rows: FormNode[]) => FormNode | null,
): FormTree {
  const [edit, list = "", index = ""] = command.split(":");
  const rows = formList(tree, list);
  const at = Number.parseInt(index, 10);
  const row = rows[at];
  if (edit === "add") {
    const blank = blankRow(list, rows);
    return blank === null ? tree : withList(tree, list, [...rows, blank]);
  }
  if (row === undefined) return tree;
  const without = rows.toSpliced(at, 1);
  if (edit === "remove") return withList(tree, list, without);
  if (edit === "up") return withList(tree, list, without.toSpliced(Math.max(0, at - 1), 0, row));
  if (edit === "down") return withList(tree, list, without.toSpliced(at + 1, 0, row));
  return tree;
}

/** A copy of the tree with another list at that name; branches that lead nowhere are made. */
export function withList(tree: FormTree, name: string, rows: FormNode[]): FormTree {
  return replaced(tree, name.split("."), rows) as FormTree;
}

function replaced(node: FormNode | undefined, [part, ...rest]: string[], rows: FormNode[]): FormNode {
  if (part === undefined) return rows;
  if (Array.isArray(node)) {
    return node.map((child, index) => (String(index) === part ? replaced(child, rest, rows) : child));
  }
  const branch = typeof node === "object" ? node : {};
  return { ...branch, [part]: replaced(Object.hasOwn(branch, part) ? branch[part] : undefined, rest, rows) };
}
