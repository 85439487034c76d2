import type { Services } from "#app/platform/services.server.ts";
import { browserItems } from "../privacy/cookies.ts";
import { dataMap } from "../privacy/data-map.ts";
import { type RuleId, retentionRules } from "../privacy/data-map-types.ts";
import { stores } from "../privacy/stores.ts";
import { announcedDays } from "./announced-days.ts";
import type { CalendarHolder, Integration, NoticeInput } from "./compile-notice.ts";

export type NoticeSettings = Pick<
  Services["settings"],
  | "mail"
  | "stunUrls"
  | "stun"
  | "turn"
  | "bucket"
  | "transcriber"
  | "google"
  | "microsoft"
  | "dataCountry"
  | "databaseUrl"
  | "operator"
  | "backup"
  | "consentAge"
  | "retentionLimits"
  | "support"
>;

/** What the running instance has to say: the program's own lists, and what its settings make of them. */
export function noticeInput(settings: NoticeSettings): NoticeInput {
  const { "mail outbox": outbox, backups, ...others } = stores;
  return {
    dataMap,
    stores: {
      ...others,
      // The outbox keeps mails only while nothing sends them, and without a key for backups none is made.
      ...(settings.mail.smtpUrl ? {} : { "mail outbox": outbox }),
      ...(settings.backup.lock ? { backups } : {}),
    },
    browserItems,
    rules: liveRules(settings),
    integrations: enabledIntegrations(settings),
    operator: settings.operator,
    dataCountry: settings.dataCountry,
    database: settings.databaseUrl ? "server" : "embedded",
    announcedDays,
    consentAge: settings.consentAge,
  };
}

/** A figure that businesses may choose is proposed within what the operator allows; others are the operator's own. */
function liveRules({
  retentionLimits: limits,
  support,
}: Pick<NoticeSettings, "retentionLimits" | "support">): NoticeInput["rules"] {
  const own: Partial<Record<string, number>> = { support: support.days, lead: support.leadDays };
  const rules = Object.entries(retentionRules).map(([rule, figure]) => {
    if (!("limitedBy" in figure)) return [rule, { days: own[rule] ?? figure.days, range: null }];
    const range = limits[figure.limitedBy];
    return [rule, { days: Math.max(range.min, Math.min(range.max, figure.days)), range }];
  });
  return Object.fromEntries(rules) as Record<RuleId, NoticeInput["rules"][RuleId]>;
}

const calendarHosts: Record<CalendarHolder, string> = {
  google: "www.googleapis.com",
  microsoft: "graph.microsoft.com",
};

/** The data map's `smtp`, who keeps recordings, and the servers that browsers in a call ask for a way to each other or send it through. */
export function enabledIntegrations(settings: NoticeSettings): Integration[] {
  const { mail, stunUrls, stun, turn, bucket, transcriber } = settings;
  const smtp: Integration[] = mail.smtpUrl
    ? [{ id: "smtp", host: new URL(mail.smtpUrl).hostname, country: mail.country, guarantee: mail.guarantee }]
    : [];
  const helpers = stunUrls.map((url): Integration => ({ id: "stun", host: hostOf(url), ...stun }));
  // One relay is often reached in several ways.
  const hosts = [...new Set(turn?.urls.map(hostOf))];
  const { country = null, guarantee = null } = turn ?? {};
  const relays = hosts.map((host): Integration => ({ id: "turn", host, country, guarantee }));
  const keepers: Integration[] = bucket
    ? [
        {
          id: "s3",
          host: new URL(bucket.endpoint).hostname,
          country: bucket.country,
          guarantee: bucket.guarantee,
        },
      ]
    : [];
  const written = transcriber && { country: transcriber.country, guarantee: transcriber.guarantee };
  const captions: Integration[] = written
    ? [{ id: "transcriber", host: new URL(transcriber.url).hostname, ...written }]
    : [];
  const calendars = Object.entries(calendarHosts).flatMap(([kind, host]): Integration[] => {
    const id = kind as CalendarHolder;
    const agreed = settings[id];
    return agreed ? [{ id, host, country: agreed.country, guarantee: agreed.guarantee }] : [];
  });
  return [...smtp, ...helpers, ...relays, ...keepers, ...captions, ...calendars];
}

/** `stun:host:port` and `turn:host:port?transport=tcp` are no URLs with an authority: they are taken apart by hand. */
function hostOf(url: string): string {
  return url
    .replace(/^(stun|turn)s?:/, "")
    .replace(/\?.*$/, "")
    .replace(/:\d+$/, "");
}
