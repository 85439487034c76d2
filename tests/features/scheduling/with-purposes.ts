import { type FormTree, formList } from "#app/platform/form/form-tree.ts";

/** The same form with a purpose for each question that has none: most tests are about something else. */
export function withPurposes(tree: FormTree): FormTree {
  if (typeof tree["questions"] !== "object") return tree;
  const questions = formList(tree, "questions").map((row) =>
    typeof row === "object" ? { purpose: "To prepare the meeting", ...row } : row,
  );
  return { ...tree, questions } as FormTree;
}
