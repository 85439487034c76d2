import type { Translator } from "#app/messages/translator.ts";
import { type FormTree, formText, parseForm } from "#app/platform/form/form-tree.ts";
import type { FormAnswer } from "#app/platform/form/use-form-tree.ts";
import { type AttemptLimit, createAttemptLimit } from "#app/platform/security/attempt-limit.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { CalendarAccount } from "#app/ports/calendar-provider.ts";
import { syncCalendarJob } from "./calendar-jobs.server.ts";
import { accountForm, feedForm } from "./connect-form.ts";
import { insertConnection, type MemberKey } from "./connection-repository.server.ts";

const askedMs = 15_000;
export const connectionsMax = 20;
const calendarsMax = 100;
/** Each attempt reaches a machine elsewhere, with a password. */
const attempts = { max: 30, windowMs: 3_600_000 };
const limits = new WeakMap<Services["database"], AttemptLimit>();

export type Connected = { ok: true } | { ok: false; status: 400 | 429; answer: FormAnswer };

/**
 * Connects an account or a published calendar, once the calendars in it were found: what is wrong with an address or a
 * password is told where it is typed. All of its calendars count at first.
 */
export async function connectCalendars(
  services: Services,
  key: MemberKey,
  tree: FormTree,
  { t }: Pick<Translator, "t">,
): Promise<Connected> {
  const isFeed = formText(tree, "do") === "connect-feed";
  const refuse = (errors: Record<string, string>, status: 400 | 429 = 400): Connected => {
    const { password: _, ...values } = tree;
    return { ok: false, status, answer: { values, errors } };
  };
  const parsed = isFeed ? parseForm(feedForm(t), tree) : parseForm(accountForm(t), tree);
  if (!parsed.ok) return refuse(parsed.errors);
  const { database, clock, jobs } = services;
  const limit = limits.get(database) ?? createAttemptLimit();
  limits.set(database, limit);
  if (!limit.take([[key.userId, attempts]], clock.now()).ok)
    return refuse({ "": t("connect.error.tooOften") }, 429);
  const account: CalendarAccount = parsed.data;
  const found = await services.openCalendars(account).listCalendars(AbortSignal.timeout(askedMs));
  if (!found.ok) return refuse({ [isFeed ? "feed" : "username"]: t(`connect.trouble.${found.reason}`) });
  const calendars = found.value.calendars.slice(0, calendarsMax);
  if (calendars.length === 0) return refuse({ username: t("connect.error.noCalendars") });
  const secret = { ...account, addresses: found.value.addresses };
  const name = new URL(account.address).hostname;
  return database.prisma.$transaction(async (tx): Promise<Connected> => {
    await tx.$queryRaw`SELECT 1 FROM membership WHERE organization_id = ${key.organizationId} AND user_id = ${key.userId} FOR UPDATE`;
    if ((await tx.calendarConnection.count({ where: key })) >= connectionsMax)
      return refuse({ "": t("connect.error.tooMany") });
    const ids = await insertConnection(services, tx, key, { name, secret, calendars });
    for (const calendarId of ids) await jobs.enqueue(syncCalendarJob, { calendarId }, { transaction: tx });
    return { ok: true };
  });
}
