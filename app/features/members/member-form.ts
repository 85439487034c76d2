import { z } from "zod";

/** The roles that whoever manages members can give; the owner's is given by the owner. */
export const givenRoles = ["admin", "manager", "member"] as const;
export const givenRole = z.enum(givenRoles);
export type GivenRole = (typeof givenRoles)[number];
