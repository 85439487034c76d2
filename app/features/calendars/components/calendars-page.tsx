import { Form } from "@remix-run/react";
import { MemberTimeHead, type ShownMember } from "#app/features/scheduling/components/member-time-tabs.tsx";
import type { FormAnswer } from "#app/platform/form/use-form-tree.ts";
import type { CalendarAccount, GrantKind } from "#app/ports/calendar-provider.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { SettingsSection } from "#app/ui/settings-section.tsx";
import { grantNames, isGrantKind } from "../grant-kinds.ts";
import { CalendarItem, type ShownCalendar } from "./calendar-item.tsx";
import { AccountForm, FeedForm } from "./connect-forms.tsx";
import { DestinationSection, type ShownDestination } from "./destination-section.tsx";

type Connection = {
  id: string;
  kind: CalendarAccount["kind"];
  name: string;
  /** How many bookings stand there. */
  written: number;
  /** What is said of one that is being disconnected. */
  closing: string | null;
  /** What is said of one that lets us in no more. */
  broken: string | null;
  asks: "again" | "events" | null;
  calendars: readonly ShownCalendar[];
};
type Props = {
  base: string;
  member: ShownMember;
  connections: readonly Connection[];
  /** Providers that people are sent to, and whether their accounts can be connected here. */
  grants: readonly { kind: GrantKind; isOn: boolean }[];
  destination: ShownDestination;
  answer: FormAnswer | undefined;
};

export function CalendarsPage({ base, member, connections, grants, destination, answer }: Props) {
  const { t } = useI18n();
  const isFeed = answer?.values["do"] === "connect-feed";
  return (
    <>
      <MemberTimeHead
        current="calendars"
        base={base}
        member={member}
        title={t("connect.title")}
        lead={t("connect.lead")}
      />
      <div className="stack">
        <p className="muted small">
          <a href="/help">{t("help.connect")}</a>
        </p>
        {connections.length === 0 && <p className="muted">{t("connect.none")}</p>}
      </div>
      <div className="after-list">
        {connections.map((connection) => (
          <SettingsSection
            key={connection.id}
            title={connection.name}
            description={t(`connect.kind.${connection.kind}`)}
          >
            <div className="stack">
              {connection.broken && <Alert tone="warning">{connection.broken}</Alert>}
              <AskLeave base={base} connection={connection} />
              {connection.closing ? (
                <p>{connection.closing}</p>
              ) : (
                <ul className="items">
                  {connection.calendars.map((calendar) => (
                    <CalendarItem key={calendar.id} calendar={calendar} />
                  ))}
                </ul>
              )}
              <Disconnect connection={connection} />
            </div>
          </SettingsSection>
        ))}
        {destination.choices.length > 0 && <DestinationSection base={base} destination={destination} />}
      </div>
      <div className="after-list">
        {grants.map(({ kind, isOn }) => (
          <SettingsSection
            key={kind}
            title={t("connect.grant.title", { provider: grantNames[kind] })}
            description={t(`connect.grant.lead.${kind}`)}
          >
            {isOn ? (
              <LeaveLink href={`${base}/schedules/calendars/${kind}?for=busy`}>
                {t("connect.grant.submit", { provider: grantNames[kind] })}
              </LeaveLink>
            ) : (
              <p className="muted">{t(`connect.grant.off.${kind}`)}</p>
            )}
          </SettingsSection>
        ))}
        <SettingsSection title={t("connect.caldav.title")} description={t("connect.caldav.lead")}>
          <AccountForm answer={isFeed ? undefined : answer} />
        </SettingsSection>
        <SettingsSection title={t("connect.feed.title")} description={t("connect.feed.lead")}>
          <FeedForm answer={isFeed ? answer : undefined} />
        </SettingsSection>
      </div>
    </>
  );
}

/** Asks an account that is connected for what it does not give (any more). */
function AskLeave({ base, connection: { id, kind, name, asks } }: { base: string; connection: Connection }) {
  const { t } = useI18n();
  if (asks === null || !isGrantKind(kind)) return null;
  const leave = asks === "events" ? "events" : "busy";
  return (
    <div className="stack stack--tight">
      <LeaveLink href={`${base}/schedules/calendars/${kind}?for=${leave}&account=${id}`}>
        {t(asks === "again" ? "connect.grant.again" : "connect.grant.mayWrite", { name })}
      </LeaveLink>
      {asks === "events" && <p className="muted small">{t(`connect.grant.mayWriteHint.${kind}`)}</p>}
    </div>
  );
}

/** Leaves this site, so the whole page goes. */
function LeaveLink({ href, children }: { href: string; children: string }) {
  return (
    <p className="form__actions">
      <a href={href} className="button button--primary">
        {children}
      </a>
    </p>
  );
}

/** What was written there may stay, or be taken out first; the password is kept no longer than that takes. */
function Disconnect({ connection: { id, kind, name, written, closing } }: { connection: Connection }) {
  const { t } = useI18n();
  const canRemove = written > 0 && closing === null;
  const plain = isGrantKind(kind)
    ? (`connect.grant.disconnectHint.${kind}` as const)
    : "connect.disconnectHint";
  const hint = canRemove ? "connect.disconnectChoice" : plain;
  return (
    <div className="stack stack--tight">
      <Form method="post" className="form__actions">
        <input type="hidden" name="id" value={id} />
        {canRemove && (
          <Button name="do" value="disconnect-removing" variant="danger" icon="trash">
            {t("connect.disconnectRemoving", { name, count: written })}
          </Button>
        )}
        <Button name="do" value="disconnect" variant={canRemove ? "quiet" : "danger"} icon="trash">
          {written > 0
            ? t("connect.disconnectLeaving", { name, count: written })
            : t("connect.disconnect", { name })}
        </Button>
      </Form>
      <p className="muted small">{t(hint)}</p>
    </div>
  );
}
