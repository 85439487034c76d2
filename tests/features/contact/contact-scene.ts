import { action as contactAction } from "#app/routes/contact.tsx";
import type { FakeServices } from "#tests/fakes/fake-services.ts";
import { createVisitor, type Visitor } from "../account/account-visitor.ts";
import type { TestDatabase } from "../test-database.ts";

export const ada = { name: "Ada Canary", email: "ada@writers.example" };

/** Sends the form as somebody without an account, or as this visitor. */
export function write(
  services: FakeServices,
  form: Record<string, string> = {},
  visitor: Visitor = createVisitor(services),
) {
  const filled = { kind: "question", ...ada, text: "Where do I find my calendar?", ...form };
  return visitor.post(contactAction, "/contact", filled);
}

/** One case, kept; gives its id. */
export async function writtenCase(
  services: FakeServices,
  { prisma }: TestDatabase,
  form: Record<string, string> = {},
): Promise<string> {
  const known = (await prisma.supportRequest.findMany({ select: { id: true } })).map(({ id }) => id);
  const answer = await write(services, form);
  if (answer.location !== "/contact?sent=case") throw new Error(`refused with ${answer.status}`);
  return (await prisma.supportRequest.findFirstOrThrow({ where: { id: { notIn: known } } })).id;
}
