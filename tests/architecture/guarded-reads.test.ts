import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const root = new URL("../..", import.meta.url).pathname;

/** Where members' pages get what they show, and the pages themselves. */
const dashboardCode = [
  "app/features/dashboard",
  "app/features/calendar",
  "app/features/scheduling",
  "app/features/organization",
  "app/features/rooms/call-log.server.ts",
  "app/features/rooms/calls-page.server.ts",
  "app/features/audit",
  "app/features/support",
  "app/routes",
];

const guardedModels = ["booking", "attendee", "answer", "call", "callParticipant"];
/** Under these names rows of other models lead to what is guarded. */
const guardedFields = ["attendees", "attendee", "answers", "participants"];
const guardedTables = /\b(FROM|JOIN)\s+(attendee|answer|call|call_participant)\b/;

/** Reads that show nothing of a person, by file and the function they stand in, and why. */
const harmless: Record<string, string> = {
  "app/features/dashboard/bookings-repository.server.ts placeInSeries": "a place in a row, and counts",
  "app/features/dashboard/left-bookings.server.ts giveToOthers": "ids of bookings that are given on",
  "app/features/dashboard/decide-repository.server.ts findDecidedBooking":
    "the business's id alone, before the guarded read of the rest",
  "app/features/audit/activity-repository.server.ts standingTargets": "ids that lead somewhere still",
  "app/features/audit/accesses.server.ts accessesOf":
    "for the attendee: the table is asked whose views they are",
};

/** Each read of something guarded that does not stand inside `guardedRead(…)`, as "file function". */
function unguardedReads(file: string, text: string): string[] {
  if (!/\.(find|groupBy|aggregate)|\b(FROM|JOIN)\b/.test(text)) return [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    if (readsGuarded(node, source) && !isInsideGuard(node)) found.push(`${file} ${functionAround(node)}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...new Set(found)];
}

function readsGuarded(node: ts.Node, source: ts.SourceFile): boolean {
  if (ts.isTemplateExpression(node) || ts.isNoSubstitutionTemplateLiteral(node))
    return guardedTables.test(node.getText(source)) && !isGuardedWhereUsed(node, source);
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const { name, expression: delegate } = node.expression;
  if (!/^(find|groupBy|aggregate)/.test(name.text) || !ts.isPropertyAccessExpression(delegate)) return false;
  return guardedModels.includes(delegate.name.text) || selectsGuarded(node);
}

/** `booking: { select: { attendees: … } }` and the like, wherever in the call's arguments. */
function selectsGuarded(call: ts.CallExpression): boolean {
  let found = false;
  const visit = (node: ts.Node, selecting: boolean) => {
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name)) {
      if (selecting && guardedFields.includes(node.name.text)) found = true;
      const isSelect = node.name.text === "select" || node.name.text === "include";
      ts.forEachChild(node, (child) =>
        visit(child, isSelect || (selecting && node.name.getText() !== "where")),
      );
      return;
    }
    ts.forEachChild(node, (child) => visit(child, selecting));
  };
  for (const argument of call.arguments) visit(argument, false);
  return found;
}

/** A statement that is kept as text is read where the text is used: there the guard is asked for. */
function isGuardedWhereUsed(node: ts.Node, source: ts.SourceFile): boolean {
  const { parent } = node;
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name)) return false;
  const { text } = parent.name;
  let uses = 0;
  let guarded = 0;
  const visit = (one: ts.Node) => {
    if (
      ts.isIdentifier(one) &&
      one.text === text &&
      one !== parent.name &&
      !ts.isPropertyAccessExpression(one.parent)
    ) {
      uses += 1;
      if (isInsideGuard(one)) guarded += 1;
    }
    ts.forEachChild(one, visit);
  };
  visit(source);
  return uses > 0 && uses === guarded;
}

function isInsideGuard(node: ts.Node): boolean {
  for (let at: ts.Node | undefined = node; at; at = at.parent)
    if (ts.isCallExpression(at) && at.expression.getText() === "guardedRead") return true;
  return false;
}

function functionAround(node: ts.Node): string {
  for (let at: ts.Node | undefined = node; at; at = at.parent)
    if (ts.isFunctionDeclaration(at)) return at.name?.text ?? "default";
  return "(file)";
}

function dashboardFiles(): string[] {
  return dashboardCode.flatMap((place) =>
    place.endsWith(".ts")
      ? [place]
      : readdirSync(path.join(root, place), { recursive: true, encoding: "utf8" })
          .filter((file) => /\.tsx?$/.test(file))
          .map((file) => path.join(place, file)),
  );
}

test("code of the dashboard reads bookings, answers and calls with an access context alone", () => {
  const files = dashboardFiles();
  expect(files.length).toBeGreaterThan(200);
  const unguarded = files.flatMap((file) =>
    unguardedReads(file, readFileSync(path.join(root, file), "utf8")),
  );
  expect(unguarded.sort()).toEqual(Object.keys(harmless).sort());
});

test("a planted read without an access context is named, in whatever form", () => {
  const plant = (read: string) => unguardedReads("planted.ts", `function peek(prisma) { return ${read}; }`);
  for (const read of [
    "prisma.booking.findMany({ where: {} })",
    "prisma.attendee.findFirst({})",
    "tx.answer.groupBy({})",
    "services.database.prisma.callParticipant.findMany()",
    "prisma.occupiedTime.findMany({ select: { booking: { select: { attendees: { select: { name: true } } } } } })",
    "prisma.mailMessage.findMany({ include: { attendee: true } })",
    "prisma.$queryRaw`SELECT a.name FROM attendee a WHERE a.id = 1`",
    "prisma.$queryRaw`SELECT p.name FROM call c JOIN call_participant p ON true`",
  ])
    expect(plant(read), read).toEqual(["planted.ts peek"]);
  for (const read of [
    "guardedRead(services, access, (prisma) => prisma.booking.findMany({}), ids)",
    "prisma.booking.count({ where: {} })",
    "prisma.schedule.findMany({ where: { hosts: { some: { attendees: {} } } } })",
  ])
    expect(plant(read), read).toEqual([]);
});

test("a statement kept as a text is guarded where it is used", () => {
  const text = "const text = `SELECT name FROM attendee`;";
  const guarded = `${text} function ask() { return guardedRead(s, a, () => pool.query({ text }), ids); }`;
  const bare = `${text} function ask() { return pool.query(text); }`;
  expect(unguardedReads("planted.ts", guarded)).toEqual([]);
  expect(unguardedReads("planted.ts", bare)).toEqual(["planted.ts (file)"]);
});
