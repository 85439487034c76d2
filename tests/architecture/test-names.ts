import ts from "typescript";

/**
 * The names of the tests that a file runs, as its source writes them: `test("…")`, test(`…`) and `test.each(…)("…")`.
 * Skipped ones and those that stand in a comment run nothing, so they are not among them.
 */
export function testNames(source: string): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const called = node.expression.getText(file);
      if (/\.(skip|fixme|todo)$/.test(called)) return;
      const [first] = node.arguments;
      if (first && isTest(node.expression, called)) names.push(textOf(first, file));
    }
    ts.forEachChild(node, visit);
  };
  const file = ts.createSourceFile("named.tsx", source, ts.ScriptTarget.Latest);
  visit(file);
  return names;
}

/** `test`, or what `test.each(…)` gives. */
function isTest(expression: ts.Expression, called: string): boolean {
  return called === "test" || (ts.isCallExpression(expression) && called.startsWith("test.each("));
}

function textOf(name: ts.Expression, file: ts.SourceFile): string {
  return ts.isStringLiteral(name) || ts.isNoSubstitutionTemplateLiteral(name)
    ? name.text
    : name.getText(file).slice(1, -1);
}
