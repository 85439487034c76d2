import { createContext, type ReactNode, useContext } from "react";
import type { Permission } from "#app/domain/member/permissions.ts";

const May = createContext<ReadonlySet<Permission>>(new Set());

/** What the reader of a dashboard may do there, so that nothing is shown that would be refused. The server decides. */
export function MayProvider({ may, children }: { may: readonly Permission[]; children: ReactNode }) {
  return <May.Provider value={new Set(may)}>{children}</May.Provider>;
}

export function useMay(): (permission: Permission) => boolean {
  const may = useContext(May);
  return (permission) => may.has(permission);
}
