export const messages = {
} as const satisfies Record<string, string>;
