/** Why a request about somebody's data may be refused. The list is closed: each ground has its article. */
export const refusals = ["statute", "claims", "others", "excessive", "identity", "accurate"] as const;
export type RefusalGround = (typeof refusals)[number];

export function isRefusal(code: string): code is RefusalGround {
  return (refusals as readonly string[]).includes(code);
}
