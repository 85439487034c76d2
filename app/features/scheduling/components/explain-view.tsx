import { Form, useNavigation } from "@remix-run/react";
import type { MessageKey } from "#app/messages/catalog.ts";
import { errorLines } from "#app/platform/form/error-lines.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Combobox, type ComboboxOption } from "#app/ui/form/combobox.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { Select } from "#app/ui/form/select.tsx";
import { TextInput } from "#app/ui/form/text-input.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import type { ReasonLine } from "../explain-busy-words.server.ts";
import type { ExplainAnswer, ExplainPage } from "../explain-page.server.ts";
import type { ExplainFields } from "../explain-query.ts";
import { MemberTimeHead } from "./member-time-tabs.tsx";

type Props = { page: ExplainPage; zones: readonly ComboboxOption[]; base: string };

const labels: Record<keyof ExplainFields, MessageKey> = {
  eventType: "schedule.why.eventType",
  length: "schedule.why.length",
  date: "schedule.why.date",
  time: "schedule.why.time",
  zone: "schedule.why.zone",
};

export function ExplainView({ page, zones, base }: Props) {
  const { t } = useI18n();
  return (
    <>
      <MemberTimeHead
        current="why"
        base={base}
        title={t("schedule.why.title")}
        lead={t("schedule.why.lead")}
      />
      {page.eventTypes.length === 0 ? (
        <EmptyState title={t("schedule.why.noEventTypes")}>{t("schedule.why.noEventTypesText")}</EmptyState>
      ) : (
        <div className="why">
          <Question page={page} zones={zones} />
          {page.answer && <Answer answer={page.answer} />}
        </div>
      )}
    </>
  );
}

function Question({ page, zones }: Pick<Props, "page" | "zones">) {
  const { t } = useI18n();
  const busy = useNavigation().state !== "idle";
  const { fields, errors, eventTypes, lengths } = page;
  // The fields follow the address: a link to another time shows that time.
  const key = JSON.stringify(fields);
  const name = (field: keyof ExplainFields) => ({ id: field, label: t(labels[field]), error: errors[field] });
  return (
    <Form method="get" className="why__form" noValidate key={key}>
      <ErrorSummary errors={errorLines(t, errors, (field) => t(labels[field as keyof ExplainFields]))} />
      <Field {...name("eventType")}>
        {(control) => (
          <Select {...control} name="eventType" defaultValue={fields.eventType} options={eventTypes} />
        )}
      </Field>
      {lengths.length > 1 && (
        <Field {...name("length")}>
          {(control) => (
            <Select
              {...control}
              name="length"
              defaultValue={fields.length}
              options={lengths.map((minutes) => ({
                value: String(minutes),
                label: t("schedule.why.minutes", { minutes }),
              }))}
            />
          )}
        </Field>
      )}
      <Field {...name("date")}>
        {(control) => <TextInput {...control} type="date" name="date" defaultValue={fields.date} />}
      </Field>
      <Field {...name("time")}>
        {(control) => <TextInput {...control} type="time" name="time" defaultValue={fields.time} />}
      </Field>
      <Field {...name("zone")}>
        {(control) => <Combobox {...control} name="zone" options={zones} defaultValue={fields.zone} />}
      </Field>
      <div>
        <Button variant="primary" busy={busy}>
          {t("schedule.why.ask")}
        </Button>
      </div>
    </Form>
  );
}

function Answer({ answer }: { answer: ExplainAnswer }) {
  const { t } = useI18n();
  const { when, place, title, offered, general, hosts, nearest } = answer;
  return (
    <div className="stack">
      <Alert
        tone={offered ? "success" : "warning"}
        title={t(offered ? "schedule.why.offered" : "schedule.why.notOffered", { title })}
        live
      >
        <p>{t("schedule.why.asked", { when, place })}</p>
      </Alert>
      {general.length > 0 && (
        <Card title={t("schedule.why.general")}>
          <Reasons reasons={general} />
        </Card>
      )}
      {hosts.map(({ id, name, reasons }) => (
        <Card key={id} title={name}>
          {reasons.length > 0 ? (
            <Reasons reasons={reasons} />
          ) : (
            <p className="muted">
              {t(offered || general.length > 0 ? "schedule.why.free" : "schedule.why.others")}
            </p>
          )}
        </Card>
      ))}
      <Card title={t("schedule.why.nearest")}>
        {nearest.length === 0 ? (
          <p className="muted">{t("schedule.why.noNearest")}</p>
        ) : (
          <ul className="plain-list">
            {nearest.map(({ href, label, dateTime }) => (
              <li key={dateTime}>
                <a href={href} target="_blank" rel="noopener">
                  <time dateTime={dateTime}>{label}</time>
                </a>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  );
}

function Reasons({ reasons }: { reasons: readonly ReasonLine[] }) {
  return (
    <ul className="reasons">
      {reasons.map(({ text, link }) => (
        <li key={`${text} ${link?.href}`}>
          <span>{text}</span>
          {link && <Link href={link.href}>{link.label}</Link>}
        </li>
      ))}
    </ul>
  );
}
