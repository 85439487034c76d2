import { Form, useNavigation } from "@remix-run/react";
import { Badge } from "#app/ui/badge.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { CheckboxField } from "#app/ui/form/checkbox-field.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import type { MeetingLine, MeetingsPage } from "../meetings-page.server.ts";
import { RoomWays } from "./room-ways.tsx";

type Props = { page: MeetingsPage; base: string; writes: boolean };

/** A member's meetings without an event type: one at once, those to come, and the room that stays. */
export function MeetingsView({ page, base, writes }: Props) {
  const { t } = useI18n();
  const schedule = writes && (
    <ButtonLink href={`${base}/meetings/new`} icon="plus">
      {t("meeting.schedule")}
    </ButtonLink>
  );
  return (
    <div className="stack stack--loose">
      <PageHeader
        title={t("meeting.title")}
        lead={t("meeting.lead", { zone: page.zone })}
        actions={
          writes && (
            <>
              {schedule}
              <MeetNow />
            </>
          )
        }
      />
      {page.meetings.length === 0 ? (
        <EmptyState title={t("meeting.none")}>{t("meeting.noneText")}</EmptyState>
      ) : (
        <ul className="meetings">
          {page.meetings.map((meeting) => (
            <Meeting key={meeting.id} meeting={meeting} base={base} writes={writes} />
          ))}
        </ul>
      )}
      <PersonalRoom personal={page.personal} writes={writes} />
    </div>
  );
}

function MeetNow() {
  const { t } = useI18n();
  const { state, formData } = useNavigation();
  return (
    <Form method="post">
      <Button
        name="do"
        value="now"
        variant="primary"
        icon="video"
        busy={state !== "idle" && formData?.get("do") === "now"}
      >
        {t("meeting.now")}
      </Button>
    </Form>
  );
}

function Meeting({ meeting, base, writes }: { meeting: MeetingLine; base: string; writes: boolean }) {
  const { t } = useI18n();
  const { id, title, when, people, atOnce, open, ways } = meeting;
  return (
    <Card as="li" title={title} aside={open ? <Badge tone="success">{t("meeting.open")}</Badge> : undefined}>
      <div className="stack">
        <div>
          <p className="tabular">{when}</p>
          {people && <p className="muted">{t("meeting.invited", { people })}</p>}
        </div>
        {ways && <RoomWays ways={ways} title={title} />}
        <div className="cluster">
          <ButtonLink
            href={`/room/${id}`}
            icon="video"
            variant={open ? "primary" : "secondary"}
            size="small"
            aria-label={t("meeting.openRoomNamed", { title })}
          >
            {t("meeting.openRoom")}
          </ButtonLink>
          {writes && !atOnce && (
            <ButtonLink
              href={`${base}/meetings/${id}`}
              size="small"
              aria-label={t("meeting.changeNamed", { title })}
            >
              {t("meeting.change")}
            </ButtonLink>
          )}
          {writes && (
            <ButtonLink
              href={`${base}/bookings/${id}/cancel`}
              size="small"
              variant="quiet"
              aria-label={t("meeting.cancelNamed", { title })}
            >
              {t("meeting.cancel")}
            </ButtonLink>
          )}
        </div>
      </div>
    </Card>
  );
}

function PersonalRoom({
  personal: { ways, knocks },
  writes,
}: Pick<MeetingsPage, "personal"> & { writes: boolean }) {
  const { t } = useI18n();
  return (
    <Card as="section" title={t("meeting.personal.title")}>
      <div className="stack">
        <p className="muted">{t("meeting.personal.text")}</p>
        <RoomWays ways={ways} title={t("meeting.personal.title")} />
        {writes && (
          <>
            <Form method="post" className="cluster">
              <Button name="do" value="open" icon="video">
                {t("meeting.personal.open")}
              </Button>
              <Button name="do" value="renew" variant="quiet" icon="refresh">
                {t("meeting.personal.renew")}
              </Button>
            </Form>
            <p className="muted small">{t("meeting.personal.renewText")}</p>
            <Form method="post" className="cluster" key={String(knocks)}>
              <CheckboxField
                name="knocks"
                label={t("meeting.personal.knocks")}
                hint={t("meeting.personal.knocksHint")}
                defaultChecked={knocks}
              />
              <Button name="do" value="knocks" size="small">
                {t("meeting.personal.save")}
              </Button>
            </Form>
          </>
        )}
      </div>
    </Card>
  );
}
