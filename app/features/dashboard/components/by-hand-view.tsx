import { Form, useNavigation, useSubmit } from "@remix-run/react";
import { useRef } from "react";
import {
  AskedVerdict,
  AskedWhen,
  isPossible,
  Nearest,
} from "#app/features/calendar/components/asked-time.tsx";
import { DayTimeFields } from "#app/features/calendar/components/day-time-fields.tsx";
import { Alert } from "#app/ui/alert.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { Select } from "#app/ui/form/select.tsx";
import { useEarlyInput } from "#app/ui/form/use-early-input.ts";
import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import type { ByHandPage } from "../by-hand-page.server.ts";
import type { ByHandRefusal } from "../submit-by-hand.server.ts";
import { type CustomerEntry, CustomerForm } from "./customer-form.tsx";

export type ByHandAnswer = Partial<CustomerEntry> & {
  refused?: ByHandRefusal;
  nearest?: { label: string; href: string }[];
};

type Props = { page: ByHandPage; base: string; answer: ByHandAnswer | undefined };

/** Books for a customer: what and when first, each choice an address; then who. */
export function ByHandView({ page, base, answer }: Props) {
  const { t } = useI18n();
  const { chosen, asked } = page;
  return (
    <>
      <p className="crumb">
        <Link href={`${base}/bookings`}>{t("dashboard.bookings.title")}</Link>
      </p>
      <PageHeader title={t("dashboard.byHand.title")} lead={t("dashboard.byHand.lead")} />
      {page.eventTypes.length === 0 ? (
        <EmptyState
          title={t("dashboard.byHand.noTypes")}
          actions={<ButtonLink href={`${base}/event-types`}>{t("dashboard.nav.eventTypes")}</ButtonLink>}
        />
      ) : (
        <div className="stack">
          <WhatAndWhen page={page} path={`${base}/bookings/new`} />
          {chosen && !asked && <Offered page={page} />}
          {chosen && asked && (
            <Card title={t("dashboard.byHand.who")}>
              <div className="stack">
                {answer?.refused && (
                  <Alert tone="warning" live title={t(`dashboard.byHand.refused.${answer.refused}`)}>
                    <Nearest times={answer.nearest ?? []} />
                  </Alert>
                )}
                <AskedWhen asked={asked} label={chosen.title} zone={page.zone} />
                <AskedVerdict
                  asked={asked}
                  why={
                    page.whyHref && (
                      <p>
                        <Link href={page.whyHref}>{t("calendar.why")}</Link>
                      </p>
                    )
                  }
                />
                {isPossible(asked) && (
                  <CustomerForm
                    page={page}
                    chosen={chosen}
                    asked={asked}
                    entry={{ problems: answer?.problems ?? [], values: answer?.values ?? {} }}
                  />
                )}
              </div>
            </Card>
          )}
        </div>
      )}
    </>
  );
}

function WhatAndWhen({ page, path }: { page: ByHandPage; path: string }) {
  const { t } = useI18n();
  const submit = useSubmit();
  const navigation = useNavigation();
  const { asks, chosen } = page;
  const form = useRef<HTMLFormElement>(null);
  useEarlyInput(form, (filled) => {
    if (new FormData(filled).get("type") !== asks.type) submit(filled);
  });
  const busy = navigation.state === "loading" && navigation.location.pathname === path;
  return (
    <Card>
      <Form
        method="get"
        action={path}
        className="stack"
        key={JSON.stringify(asks)}
        ref={form}
        onChange={(event) => {
          // Another event type has other lengths and hosts.
          if (event.target instanceof HTMLSelectElement && event.target.name === "type")
            submit(event.currentTarget);
        }}
      >
        <input type="hidden" name="timezone" value={asks.timezone} />
        <div className="pair">
          <Field label={t("dashboard.bookings.eventType")}>
            {(control) => (
              <Select
                {...control}
                name="type"
                defaultValue={asks.type}
                options={page.eventTypes.map(({ id, title }) => ({ value: id, label: title }))}
              />
            )}
          </Field>
          <Field label={t("dashboard.byHand.length")}>
            {(control) => (
              <Select
                {...control}
                name="length"
                defaultValue={asks.length}
                options={(chosen?.lengths ?? []).map((minutes) => ({
                  value: String(minutes),
                  label: t("common.minutes", { count: minutes }),
                }))}
              />
            )}
          </Field>
          {chosen && chosen.hosts.length > 0 && (
            <Field label={t("dashboard.booking.host")}>
              {({ required: _, ...control }) => (
                <Select
                  {...control}
                  name="host"
                  defaultValue={asks.host}
                  placeholder={t("dashboard.byHand.anyHost")}
                  options={chosen.hosts.map(({ id, name }) => ({ value: id, label: name }))}
                />
              )}
            </Field>
          )}
        </div>
        <DayTimeFields day={asks.day} time={asks.time} optional />
        <div className="cluster">
          <Button busy={busy} variant={page.asked ? "secondary" : "primary"}>
            {t("dashboard.byHand.check")}
          </Button>
          <span className="muted small">{t("dashboard.bookings.zone", { zone: page.zone })}</span>
        </div>
      </Form>
    </Card>
  );
}

function Offered({ page }: { page: ByHandPage }) {
  const { t } = useI18n();
  return (
    <Card title={t("dashboard.byHand.offeredOn", { date: page.dayTitle })}>
      {page.times.length === 0 ? (
        <p className="muted">{t("dashboard.byHand.noneOffered")}</p>
      ) : (
        <ul className="times__list">
          {page.times.map(({ label, href, current }) => (
            <li key={href}>
              <Link className="time" href={href} aria-current={current ? "true" : undefined}>
                {label}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
