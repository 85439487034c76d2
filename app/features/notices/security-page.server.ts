import type { LoaderFunctionArgs } from "@remix-run/node";
import { translatorFor } from "#app/messages/all-translators.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";
import { sessionDays } from "#app/platform/session/session-life.ts";
import { headOf } from "./notice-page.server.ts";

/** What the program itself does to keep data safe, by kind. Each has its sentence in the messages. */
export const measures = {
  technical: ["transport", "passwords", "sessions", "attempts", "sealed", "backups", "browser"],
  organisational: ["roles", "support", "looks", "log"],
  administrative: ["erasure", "notice", "incidents"],
} as const;

export type MeasureKind = keyof typeof measures;

/** What keeps data safe here: by the program, with the figures it runs with, and by the operator's own word. */
export function securityPage(args: Pick<LoaderFunctionArgs, "request" | "context">) {
  const { settings } = args.context.services;
  const { t, locale } = translatorFor(requestLocale(args.request));
  const figures = { days: sessionDays, backups: settings.backup.lock ? settings.backup.days : 0 };
  const kinds = Object.keys(measures) as MeasureKind[];
  return {
    ...headOf(args, "notices.security.title"),
    groups: kinds.map((kind) => ({
      title: t(`notices.measures.${kind}`),
      items: measures[kind].map((measure) => t(`notices.measure.${measure}`, figures)),
    })),
    operator: settings.operator.name,
    safeguards: settings.safeguards?.[locale] ?? null,
  };
}
