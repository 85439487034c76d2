import { Form, useNavigation } from "@remix-run/react";
import { Alert } from "#app/ui/alert.tsx";
import { MonthGrid } from "#app/ui/booking/month-grid.tsx";
import { TimeList } from "#app/ui/booking/time-list.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { TextArea } from "#app/ui/form/text-area.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import type { BookingMovePage } from "../booking-move.server.ts";

const reasonLengthMax = 500;

type Subject = { who: string; title: string; date: string; time: string };

/** Why, told to the other side by mail. */
function ReasonField({ defaultValue = "" }: { defaultValue?: string }) {
  const { t } = useI18n();
  return (
    <Field label={t("dashboard.change.reason")} hint={t("dashboard.change.reasonHint")} optional>
      {(control) => (
        <TextArea
          {...control}
          name="reason"
          maxLength={reasonLengthMax}
          rows={3}
          defaultValue={defaultValue}
        />
      )}
    </Field>
  );
}

export function BookingCancelForm({ subject, path }: { subject: Subject; path: string }) {
  const { t } = useI18n();
  const busy = useNavigation().state !== "idle";
  return (
    <>
      <PageHeader
        title={t("dashboard.cancel.title", { name: subject.who })}
        lead={`${subject.title}, ${subject.date}, ${subject.time}`}
      />
      <Form method="post" className="form">
        <Alert tone="warning">{t("dashboard.cancel.text")}</Alert>
        <ReasonField />
        <div className="form__actions">
          <Button variant="danger" busy={busy}>
            {t("dashboard.cancel.confirm")}
          </Button>
          <ButtonLink href={path}>{t("dashboard.cancel.keep")}</ButtonLink>
        </div>
      </Form>
    </>
  );
}

export type MoveRefusal = { taken: boolean; reason: string; nearest: { label: string; href: string }[] };

type MoveProps = { subject: Subject; page: BookingMovePage; path: string; refusal: MoveRefusal | undefined };

/** Choose a free time, then confirm it. Every choice is an address, so it works without scripts. */
export function BookingMoveView({ subject, page, path, refusal }: MoveProps) {
  const { t } = useI18n();
  return (
    <>
      <p className="crumb">
        <Link href={path}>{subject.who}</Link>
      </p>
      <PageHeader
        title={t("dashboard.move.title")}
        lead={t("dashboard.move.now", {
          title: subject.title,
          date: subject.date,
          time: subject.time,
          zone: page.zone,
        })}
      />
      {refusal && <Refused refusal={refusal} />}
      {page.chosen ? (
        <ConfirmMove chosen={page.chosen} path={path} reason={refusal?.reason ?? ""} />
      ) : (
        <ChooseTime picker={page.picker} />
      )}
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

function ConfirmMove({
  chosen,
  path,
  reason,
}: {
  chosen: NonNullable<BookingMovePage["chosen"]>;
  path: string;
  reason: string;
}) {
  const { t } = useI18n();
  const busy = useNavigation().state === "submitting";
  return (
    <Form method="post" className="form">
      <input type="hidden" name="at" value={chosen.param} />
      <Card look="sunken">
        <p className="muted small">{t("dashboard.move.to")}</p>
        <p className="strong">{chosen.date}</p>
        <p className="tabular">{chosen.time}</p>
      </Card>
      <Alert>{t("dashboard.move.text")}</Alert>
      <ReasonField defaultValue={reason} />
      <div className="form__actions">
        <Button variant="primary" busy={busy}>
          {t("dashboard.move.confirm")}
        </Button>
        <ButtonLink href={`${path}/move`}>{t("booking.otherTime")}</ButtonLink>
      </div>
    </Form>
  );
}

function Refused({ refusal }: { refusal: MoveRefusal }) {
  const { t } = useI18n();
  return (
    <Alert tone="warning" live title={t(refusal.taken ? "booking.taken" : "booking.notOffered")}>
      <ul className="nearest">
        {refusal.nearest.map(({ label, href }) => (
          <li key={href}>
            <Link href={href}>{label}</Link>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
