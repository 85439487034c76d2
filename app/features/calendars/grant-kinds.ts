import type { GrantKind } from "#app/ports/calendar-provider.ts";

/** Providers that ask people themselves for leave, as they are called everywhere. */
export const grantNames = { google: "Google", microsoft: "Microsoft" } as const satisfies Record<
  GrantKind,
  string
>;
export const grantKinds = Object.keys(grantNames) as GrantKind[];

export function isGrantKind(kind: string | undefined): kind is GrantKind {
  return kind !== undefined && Object.hasOwn(grantNames, kind);
}
