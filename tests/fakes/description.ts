import { readFileSync } from "node:fs";

type Schema = {
  type?: string;
  $ref?: string;
  format?: string;
  enum?: string[];
  minimum?: string;
  maximum?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema;
  items?: Schema;
  location?: "path" | "query";
  required?: boolean;
  repeated?: boolean;
  readOnly?: boolean;
};
type Method = {
  id: string;
  httpMethod: string;
  path: string;
  parameters?: Record<string, Schema>;
  request?: { $ref: string };
  scopes: string[];
};
type Description = {
  servicePath: string;
  parameters: Record<string, Schema>;
  schemas: Record<string, Schema>;
  resources: Record<string, { methods: Record<string, Method> }>;
};

/** A request that the description allows: which method it calls, with what. */
export type Understood = {
  id: string;
  scopes: readonly string[];
  path: Record<string, string>;
  query: Record<string, string>;
  body: Record<string, unknown>;
};

/** What a request means by an API's published description; a sentence where it means nothing there. */
type Understand = (
  httpMethod: string,
  url: URL,
  text: string,
) => Understood | { status: 400 | 404; fault: string };

/** @param file a description in the form of Google's discovery documents */
export function describedIn(file: string): Understand {
  const description = JSON.parse(readFileSync(file, "utf8")) as Description;
  return (...request) => understand(description, ...request);
}

function understand(
  description: Description,
  ...[httpMethod, url, text]: Parameters<Understand>
): ReturnType<Understand> {
  const methods = Object.values(description.resources).flatMap((one) => Object.values(one.methods));
  const judge = judgeOf(description);
  for (const method of methods) {
    if (method.httpMethod !== httpMethod) continue;
    const named = pathOf(description, method, url.pathname);
    if (!named) continue;
    const query: Record<string, string> = {};
    for (const [name, value] of url.searchParams) {
      const schema = method.parameters?.[name] ?? description.parameters[name];
      if (schema?.location !== "query") return { status: 400, fault: `unknown parameter ${name}` };
      const fault = judge(schema, fromText(schema, value), name);
      if (fault) return { status: 400, fault };
      if (name in query && !schema.repeated) return { status: 400, fault: `${name} is given twice` };
      query[name] = value;
    }
    const body = bodyOf(judge, method, text);
    if (typeof body === "string") return { status: 400, fault: body };
    return { id: method.id, scopes: method.scopes, path: named, query, body };
  }
  return { status: 404, fault: "no such method" };
}

function pathOf(
  description: Description,
  { path: template }: Method,
  pathname: string,
): Record<string, string> | null {
  const pattern = `/${description.servicePath}${template}`.replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)");
  const found = new RegExp(`^${pattern}$`).exec(pathname);
  if (!found) return null;
  return Object.fromEntries(
    Object.entries(found.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
  );
}

function bodyOf(judge: Judge, method: Method, text: string): Record<string, unknown> | string {
  if (!method.request) return text === "" ? {} : `${method.id} takes no body`;
  try {
    const body = JSON.parse(text || "{}") as unknown;
    return judge(method.request, body, "body") ?? (body as Record<string, unknown>);
  } catch {
    return "the body is no JSON";
  }
}

function fromText({ type }: Schema, value: string): unknown {
  if (type === "boolean") return value === "true" ? true : value === "false" ? false : value;
  return type === "integer" ? Number(value) : value;
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/;

type Judge = (schema: Schema, value: unknown, at: string) => string | null;

/** What is wrong with a value by a description's schemas. */
function judgeOf(description: Description): Judge {
  const judge: Judge = (schema, value, at) => {
    if (schema.$ref) return judge(description.schemas[schema.$ref] ?? {}, value, at);
    if (value === null) return null;
    if (schema.type === "object") return faultOfObject(judge, schema, value, at);
    if (schema.type !== "array") return faultOfScalar(schema, value, at);
    if (!Array.isArray(value)) return `${at} is no list`;
    for (const [index, one] of value.entries()) {
      const fault = schema.items && judge(schema.items, one, `${at}[${index}]`);
      if (fault) return fault;
    }
    return null;
  };
  return judge;
}

function faultOfObject(
  judge: Judge,
  { properties, additionalProperties }: Schema,
  value: unknown,
  at: string,
) {
  if (typeof value !== "object" || Array.isArray(value)) return `${at} is no object`;
  for (const [name, one] of Object.entries(value as object)) {
    const schema = properties?.[name] ?? additionalProperties;
    if (!schema) return `unknown field ${at}.${name}`;
    if (schema.readOnly) return `${at}.${name} is read-only`;
    const fault = judge(schema, one, `${at}.${name}`);
    if (fault) return fault;
  }
  return null;
}

function faultOfScalar(schema: Schema, value: unknown, at: string): string | null {
  const { type, format, minimum, maximum } = schema;
  if (type === "boolean") return typeof value === "boolean" ? null : `${at} is neither true nor false`;
  if (type === "integer" || type === "number") {
    if (typeof value !== "number" || Number.isNaN(value)) return `${at} is no number`;
    const isOutside =
      (minimum !== undefined && value < Number(minimum)) ||
      (maximum !== undefined && value > Number(maximum));
    return isOutside ? `${at} is out of bounds` : null;
  }
  if (typeof value !== "string") return `${at} is no text`;
  if (schema.enum && !schema.enum.includes(value)) return `${at} is none of ${schema.enum.join(", ")}`;
  if (format === "date-time" && !instant.test(value)) return `${at} is no RFC 3339 time`;
  if (format === "date" && !/^\d{4}-\d\d-\d\d$/.test(value)) return `${at} is no date`;
  return null;
}
