import { Form } from "@remix-run/react";
import type { MessageKey } from "#app/messages/catalog.ts";
import { errorLines, labelsFrom } from "#app/platform/form/error-lines.ts";
import { type FormAnswer, useFormTree } from "#app/platform/form/use-form-tree.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Choice } from "#app/ui/form/choice.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { FieldError } from "#app/ui/form/field-notes.tsx";
import { NamedInput, NamedSelect } from "#app/ui/form/named-fields.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Table, type TableColumn } from "#app/ui/table.tsx";
import { grantHours, supportScopes } from "../support-form.ts";
import type { GrantLine } from "../support-page.server.ts";

type Props = { grants: readonly GrantLine[]; answer: FormAnswer | undefined };

/** Lets support look, and shows every access that there was. */
export function SupportView({ grants, answer }: Props) {
  const { t } = useI18n();
  return (
    <div className="stack stack--loose">
      <p className="muted">{t("support.lead")}</p>
      <section className="stack" aria-labelledby="let">
        <h2 id="let">{t("support.form.title")}</h2>
        <GrantForm answer={answer} />
      </section>
      <section className="stack" aria-labelledby="accesses">
        <h2 id="accesses">{t("support.list.title")}</h2>
        {grants.length === 0 ? (
          <EmptyState title={t("support.list.empty")}>{t("support.list.emptyText")}</EmptyState>
        ) : (
          <div className="card card--flush">
            <GrantTable grants={grants} />
          </div>
        )}
      </section>
    </div>
  );
}

const labels: Record<string, MessageKey> = {
  caseRef: "support.form.case",
  hours: "support.form.hours",
  bookings: "support.form.scope",
};

function GrantForm({ answer }: Pick<Props, "answer">) {
  const { t } = useI18n();
  const form = useFormTree({ saved: { caseRef: "", hours: "4", bookings: "on" }, answer });
  return (
    <Form method="post" noValidate className="form">
      <ErrorSummary errors={errorLines(t, form.errors, labelsFrom(t, labels))} />
      <NamedInput
        form={form}
        name="caseRef"
        label={t("support.form.case")}
        hint={t("support.form.caseHint")}
        maxLength={40}
        autoComplete="off"
      />
      <NamedSelect
        form={form}
        name="hours"
        label={t("support.form.hours")}
        options={grantHours.map((hours) => ({
          value: hours,
          label: t("support.form.hoursOf", { hours: Number(hours) }),
        }))}
      />
      <fieldset className="field">
        <legend className="field__label">{t("support.form.scope")}</legend>
        <div className="choices">
          {supportScopes.map((scope) => (
            <Choice
              key={`${scope} ${form.version}`}
              type="checkbox"
              id={scope}
              name={scope}
              label={t(`support.scope.${scope}`)}
              defaultChecked={form.text(scope) !== ""}
            />
          ))}
        </div>
        <FieldError id="bookings-error" error={form.errors["bookings"]} />
      </fieldset>
      <div className="form__actions">
        <Button variant="primary" name="do" value="grant">
          {t("support.form.send")}
        </Button>
      </div>
    </Form>
  );
}

function GrantTable({ grants }: Pick<Props, "grants">) {
  const { t } = useI18n();
  const openedBy = ({ emergency, grantedBy, reason }: GrantLine) =>
    emergency ? t("support.list.operator", { reason }) : (grantedBy ?? t("support.list.former"));
  const columns: TableColumn<GrantLine>[] = [
    { key: "case", header: t("support.list.case"), rowHeader: true, cell: ({ caseRef }) => caseRef },
    { key: "by", header: t("support.list.by"), cell: openedBy },
    {
      key: "scope",
      header: t("support.list.scope"),
      cell: ({ scopes }) => scopes.map((scope) => t(`support.scopeShort.${scope}`)).join(", "),
    },
    { key: "from", header: t("support.list.from"), cell: ({ from }) => from },
    { key: "to", header: t("support.list.to"), cell: ({ to }) => to },
    { key: "seen", header: t("support.list.seen"), cell: ({ seen }) => seen },
    { key: "state", header: t("support.list.state"), cell: (grant) => <GrantState grant={grant} /> },
  ];
  return (
    <Table caption={t("support.list.caption")} columns={columns} rows={grants} rowKey={({ id }) => id} />
  );
}

function GrantState({ grant }: { grant: GrantLine }) {
  const { t } = useI18n();
  if (!grant.open) return <Badge>{t("support.list.over")}</Badge>;
  return (
    <Form method="post" className="cluster">
      <Badge tone="warning">{t("support.list.open")}</Badge>
      <input type="hidden" name="grant" value={grant.id} />
      <Button
        size="small"
        name="do"
        value="end"
        aria-label={t("support.list.endOf", { case: grant.caseRef })}
      >
        {t("support.list.end")}
      </Button>
    </Form>
  );
}
