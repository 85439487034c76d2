import type { z } from "zod";

/** A form's fields as a tree of texts: the field `questions.0.label` is `tree.questions[0].label`. */
export type FormTree = { [name: string]: FormNode };
export type FormNode = string | FormTree | FormNode[];

/** What is wrong, by field name; "" speaks of the whole form. */
export type FormErrors = Record<string, string>;

const entriesMax = 3000;
const depthMax = 6;
/** Longer than any field may be: what is longer is refused by its schema anyway and need not be echoed whole. */
const textMax = 20_000;
const word = /^[a-zA-Z][a-zA-Z0-9]{0,39}$/;
const position = /^\d{1,3}$/;

type Branch = Map<string, string | Branch>;

/**
 * Reads fields named by words and positions joined with dots. Names that are formed otherwise, files and what goes
 * beyond the bounds are left out; positions are closed up, so no name can ask for a huge list. Of a repeated name
 * the last value counts. NUL, which no keyboard types and no PostgreSQL text holds, is taken out.
 */
export function readFormTree(entries: Iterable<readonly [string, unknown]>): FormTree {
  const root: Branch = new Map();
  let seen = 0;
  for (const [name, value] of entries) {
    if (++seen > entriesMax) break;
    const path = name.split(".");
    const known = path.every((part) => word.test(part) || position.test(part));
    if (typeof value === "string" && known && path.length <= depthMax) {
      plant(root, path, value.slice(0, textMax).replaceAll("\0", ""));
    }
  }
  return treeOf(root);
}

function plant(branch: Branch, [part = "", ...rest]: string[], value: string): void {
  if (rest.length === 0) {
    branch.set(part, value);
    return;
  }
  const next = branch.get(part);
  const grown = next instanceof Map ? next : new Map();
  branch.set(part, grown);
  plant(grown, rest, value);
}

function treeOf(branch: Branch): FormTree {
  return Object.fromEntries([...branch].map(([part, node]) => [part, nodeOf(node)]));
}

function nodeOf(node: string | Branch): FormNode {
  if (typeof node === "string") return node;
  const parts = [...node.keys()];
  if (!parts.every((part) => position.test(part))) return treeOf(node);
  return parts.sort((a, b) => Number(a) - Number(b)).map((part) => nodeOf(node.get(part) ?? ""));
}

/** The node that a field's name leads to. */
export function formNode(tree: FormTree, name: string): FormNode | undefined {
  let node: FormNode | undefined = tree;
  for (const part of name.split(".")) {
    if (typeof node !== "object" || !Object.hasOwn(node, part)) return undefined;
    node = (node as FormTree)[part];
  }
  return node;
}

/** A field's text; empty where it was not sent. */
export function formText(tree: FormTree, name: string): string {
  const node = formNode(tree, name);
  return typeof node === "string" ? node : "";
}

/** The rows of a list; none where nothing of it was sent. */
export function formList(tree: FormTree, name: string): FormNode[] {
  const node = formNode(tree, name);
  return Array.isArray(node) ? node : [];
}

/** Reads the tree with a schema whose messages are sentences. Of several errors at one field the first is kept. */
export function parseForm<Schema extends z.ZodType>(
  schema: Schema,
  tree: FormTree,
): { ok: true; data: z.output<Schema> } | { ok: false; errors: FormErrors } {
  const result = schema.safeParse(tree);
  if (result.success) return { ok: true, data: result.data };
  const errors: FormErrors = {};
  for (const issue of result.error.issues) errors[issue.path.join(".")] ??= issue.message;
  return { ok: false, errors };
}
