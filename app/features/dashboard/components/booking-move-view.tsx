import { Form, useNavigation } from "@remix-run/react";
import type { JudgedTime } from "#app/features/calendar/calendar.server.ts";
import {
  AskedVerdict,
  AskedWhen,
  isPossible,
  Nearest,
} from "#app/features/calendar/components/asked-time.tsx";
import { DayTimeFields } from "#app/features/calendar/components/day-time-fields.tsx";
import { Alert } from "#app/ui/alert.tsx";
import { MonthGrid } from "#app/ui/booking/month-grid.tsx";
import { TimeList } from "#app/ui/booking/time-list.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import type { BookingMovePage } from "../booking-move.server.ts";
import { ReasonField } from "./reason-field.tsx";

export type Subject = { who: string; title: string; date: string; time: string };

export type MoveRefusal = {
  why: "taken" | "rules" | "past";
  reason: string;
  nearest: { label: string; href: string }[];
};

type MoveProps = { subject: Subject; page: BookingMovePage; path: string; refusal: MoveRefusal | undefined };

/** Choose a time, then confirm it. Every choice is an address, so it works without scripts. */
export function BookingMoveView({ subject, page, path, refusal }: MoveProps) {
  const { t } = useI18n();
  return (
    <>
      <p className="crumb">
        <Link href={path}>{subject.who}</Link>
      </p>
      <PageHeader
        title={t("dashboard.move.title")}
        lead={t("dashboard.move.now", { ...subject, zone: page.zone })}
      />
      <div className="stack">
        {refusal && <Refused refusal={refusal} />}
        {page.asked ? (
          <AskedMove asked={page.asked} page={page} path={path} refusal={refusal} />
        ) : (
          <ChooseTime picker={page.picker} />
        )}
        {!(page.asked && isPossible(page.asked)) && <AnyTime page={page} path={path} />}
      </div>
    </>
  );
}

function ChooseTime({ picker }: { picker: BookingMovePage["picker"] }) {
  const { t } = useI18n();
  return (
    <div className="split">
      <Card>
        <MonthGrid {...picker.month} />
      </Card>
      {picker.day ? (
        <Card title={picker.day.title}>
          <TimeList groups={picker.day.groups} />
        </Card>
      ) : (
        <EmptyState
          title={t("booking.noTimes")}
          {...(picker.nextFree
            ? {
                actions: (
                  <ButtonLink href={picker.nextFree.href}>
                    {t("booking.nextFree", { date: picker.nextFree.label })}
                  </ButtonLink>
                ),
              }
            : {})}
        >
          {t("booking.noTimesThisMonth")}
        </EmptyState>
      )}
    </div>
  );
}

/** Any time at all: what it would break is said before anything is done. */
function AnyTime({ page, path }: { page: BookingMovePage; path: string }) {
  const { t } = useI18n();
  return (
    <Card title={t("dashboard.move.anyTime")}>
      <Form method="get" action={`${path}/move`} className="stack">
        <p className="muted small">{t("dashboard.move.anyTimeText", { zone: page.zone })}</p>
        <input type="hidden" name="timezone" value={page.timezone} />
        <DayTimeFields day={page.now.day} time={page.now.time} />
        <div>
          <Button>{t("calendar.check")}</Button>
        </div>
      </Form>
    </Card>
  );
}

type AskedProps = {
  asked: JudgedTime;
  page: BookingMovePage;
  path: string;
  refusal: MoveRefusal | undefined;
};

function AskedMove({ asked, page, path, refusal }: AskedProps) {
  const { t } = useI18n();
  const busy = useNavigation().state === "submitting";
  const despite = asked.verdict === "rules";
  return (
    <Form method="post" className="form">
      <AskedWhen asked={asked} label={t("dashboard.move.to")} zone={page.zone} />
      {!(refusal && asked.verdict === "free") && <AskedVerdict asked={asked} />}
      {isPossible(asked) && (
        <>
          <input type="hidden" name="at" value={asked.param} />
          {despite && <input type="hidden" name="despite" value="yes" />}
          <p className="muted">{t("dashboard.move.text")}</p>
          <ReasonField defaultValue={refusal?.reason ?? ""} />
        </>
      )}
      <div className="form__actions">
        {isPossible(asked) && (
          <Button variant={despite ? "danger" : "primary"} busy={busy}>
            {t(despite ? "dashboard.move.confirmDespite" : "dashboard.move.confirm")}
          </Button>
        )}
        <ButtonLink href={`${path}/move`}>{t("booking.otherTime")}</ButtonLink>
      </div>
    </Form>
  );
}

function Refused({ refusal }: { refusal: MoveRefusal }) {
  const { t } = useI18n();
  return (
    <Alert tone="warning" live title={t(`dashboard.move.refused.${refusal.why}`)}>
      <Nearest times={refusal.nearest} />
    </Alert>
  );
}
