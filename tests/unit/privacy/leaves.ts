import type { z } from "zod";

type Def = { typeName: string } & Record<string, unknown>;
const defOf = (schema: unknown) => (schema as { _def: Def })._def;

/**
 * The texts that a schema lets in, by their paths: `items[].name`, `counts.*`. Numbers, truth values and words of closed
 * lists are none. Throws for a kind of schema that it does not know, since that could let anything in.
 */
export function textLeaves(schema: z.ZodTypeAny, path = ""): string[] {
  const def = defOf(schema);
  const below = (inner: unknown, at = path) => textLeaves(inner as z.ZodTypeAny, at);
  switch (def.typeName) {
    case "ZodString":
      return [path];
    case "ZodNumber":
    case "ZodBoolean":
    case "ZodEnum":
    case "ZodNativeEnum":
    case "ZodLiteral":
    case "ZodNull":
    case "ZodDate":
      return [];
    case "ZodOptional":
    case "ZodNullable":
    case "ZodDefault":
    case "ZodReadonly":
    case "ZodCatch":
      return below(def["innerType"]);
    case "ZodEffects":
      return below(def["schema"]);
    case "ZodPipeline":
      return below(def["in"]);
    case "ZodArray":
      return below(def["type"], `${path}[]`);
    case "ZodTuple":
      return (def["items"] as unknown[]).flatMap((item) => below(item, `${path}[]`));
    case "ZodRecord":
      return [
        ...below(def["keyType"], `${path}{}`),
        ...below(def["valueType"], path === "" ? "*" : `${path}.*`),
      ];
    case "ZodUnion":
      return [...new Set((def["options"] as unknown[]).flatMap((option) => below(option)))];
    case "ZodDiscriminatedUnion":
      return [
        ...new Set(
          [...(def["options"] as unknown[] | Map<unknown, unknown>)].flatMap((option) => below(option)),
        ),
      ];
    case "ZodObject": {
      const shape = (def["shape"] as () => Record<string, unknown>)();
      return Object.entries(shape).flatMap(([name, inner]) =>
        below(inner, path === "" ? name : `${path}.${name}`),
      );
    }
    default:
      throw new Error(`Nobody knows what ${def.typeName} lets in at "${path}".`);
  }
}
