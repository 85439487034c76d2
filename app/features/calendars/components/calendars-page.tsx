import { Form } from "@remix-run/react";
import { MemberTimeHead, type ShownMember } from "#app/features/scheduling/components/member-time-tabs.tsx";
import type { FormAnswer } from "#app/platform/form/use-form-tree.ts";
import type { CalendarAccount, GrantKind } from "#app/ports/calendar-provider.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { CheckboxField } from "#app/ui/form/checkbox-field.tsx";
import { CheckboxGroup } from "#app/ui/form/checkbox-group.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { SettingsSection } from "#app/ui/settings-section.tsx";
import { VisuallyHidden } from "#app/ui/visually-hidden.tsx";
import { grantNames, isGrantKind } from "../grant-kinds.ts";
import { AccountForm, FeedForm } from "./connect-forms.tsx";
import { DestinationSection, type ShownDestination } from "./destination-section.tsx";

type ShownCalendar = {
  id: string;
  name: string;
  counts: boolean;
  tentative: boolean;
  eventTypes: readonly { id: string; title: string; counts: boolean }[];
  /** How fresh it is, in words. */
  state: string;
  trouble: string | null;
};
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

function CalendarItem({
  calendar: { id, name, counts, tentative, state, trouble, eventTypes },
}: {
  calendar: ShownCalendar;
}) {
  const { t } = useI18n();
  return (
    <li className="item">
      <div className="item__text">
        <h3 className="item__title">{name}</h3>
        <p className="item__facts">{state}</p>
        {trouble && <Alert tone="warning">{trouble}</Alert>}
        <Form method="post" className="form">
          <input type="hidden" name="id" value={id} />
          <CheckboxField
            id={`counts-${id}`}
            name="counts"
            label={t("connect.counts")}
            defaultChecked={counts}
          />
          <CheckboxField
            id={`tentative-${id}`}
            name="tentative"
            label={t("connect.tentative")}
            defaultChecked={tentative}
          />
          {counts && eventTypes.length > 0 && (
            <>
              <input type="hidden" name="asksTypes" value="yes" />
              <CheckboxGroup
                id={`types-${id}`}
                name="eventType"
                legend={t("connect.eventTypes")}
                hint={t("connect.eventTypesHint")}
                options={eventTypes.map((type) => ({ value: type.id, label: type.title }))}
                defaultValues={eventTypes.flatMap((type) => (type.counts ? [type.id] : []))}
              />
            </>
          )}
          <div className="form__actions">
            <Button name="do" value="choose" size="small">
              <span aria-hidden="true">{t("connect.save")}</span>
              <VisuallyHidden>{t("connect.saveNamed", { name })}</VisuallyHidden>
            </Button>
            <Button name="do" value="sync" size="small" variant="quiet">
              <span aria-hidden="true">{t("connect.sync")}</span>
              <VisuallyHidden>{t("connect.syncNamed", { name })}</VisuallyHidden>
            </Button>
          </div>
        </Form>
      </div>
    </li>
  );
}
