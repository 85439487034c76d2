import { Alert } from "#app/ui/alert.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { RadioGroup } from "#app/ui/form/radio-group.tsx";
import { TextInput } from "#app/ui/form/text-input.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { PartErrors, PartPage, PartReview } from "../part-page.server.ts";
import { WhatGoes } from "./counts-table.tsx";
import { ConfirmForm } from "./deletion-shell.tsx";

export type PartValues = { what: string; from: string; to: string; email: string };

type Props = {
  page: PartPage;
  path: string;
  values: PartValues;
  errors: PartErrors;
  review: PartReview | null;
  failed: boolean;
  said: "planned" | "undone" | "late" | null;
};

const saidKeys = {
  planned: "deletion.part.noticePlanned",
  undone: "deletion.part.noticeUndone",
  late: "deletion.part.noticeLate",
} as const;

/** First what, then what it means; afterwards a day to undo it. */
export function PartView({ page, path, values, errors, review, failed, said }: Props) {
  const { t } = useI18n();
  return (
    <div className="stack stack--loose">
      {said && (
        <Alert tone={said === "late" ? "warning" : "success"} live>
          {t(saidKeys[said])}
        </Alert>
      )}
      <div className="stack">
        <h2>{t("deletion.part.title")}</h2>
        <p className="muted">{t("deletion.part.lead")}</p>
        {!page.isOwner && <p className="muted">{t("deletion.part.own")}</p>}
      </div>
      {review ? (
        <Review review={review} path={path} values={values} failed={failed} />
      ) : (
        <AskForm path={path} values={values} errors={errors} />
      )}
      <Planned page={page} path={path} />
    </div>
  );
}

function AskForm({ path, values, errors }: Pick<Props, "path" | "values" | "errors">) {
  const { t } = useI18n();
  const dates = errors.dates ? t("deletion.part.dates") : undefined;
  const email = errors.email
    ? t("deletion.part.noEmail")
    : errors.noOne
      ? t("deletion.part.noOne")
      : undefined;
  return (
    <Card>
      <form className="form" method="get" action={path} noValidate>
        <RadioGroup
          legend={t("deletion.part.what")}
          name="what"
          defaultValue={values.what || "bookings"}
          options={[
            { value: "bookings", label: t("deletion.part.bookings") },
            { value: "calls", label: t("deletion.part.calls") },
            { value: "customer", label: t("deletion.part.customer") },
          ]}
        />
        <Field label={t("deletion.part.from")} id="from" {...(dates ? { error: dates } : {})} optional>
          {(control) => <TextInput {...control} type="date" name="from" defaultValue={values.from} />}
        </Field>
        <Field label={t("deletion.part.to")} id="to" optional>
          {(control) => <TextInput {...control} type="date" name="to" defaultValue={values.to} />}
        </Field>
        <Field label={t("deletion.part.email")} id="email" {...(email ? { error: email } : {})} optional>
          {(control) => (
            <TextInput
              {...control}
              type="email"
              name="email"
              defaultValue={values.email}
              autoComplete="off"
            />
          )}
        </Field>
        <div className="form__actions">
          <Button variant="primary">{t("deletion.part.next")}</Button>
        </div>
      </form>
    </Card>
  );
}

function Review({
  review,
  path,
  values,
  failed,
}: {
  review: PartReview;
  path: string;
  values: PartValues;
  failed: boolean;
}) {
  const { t } = useI18n();
  return (
    <div className="stack stack--loose">
      <WhatGoes counts={review.counts} ahead={review.ahead} />
      {review.kept.length > 0 && (
        <Alert tone="info" title={t("deletion.stays.title")}>
          <ul>
            {review.kept.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Alert>
      )}
      {review.counts.length > 0 && (
        <ConfirmForm action={path} submit={t("deletion.part.submit")} back={path} failed={failed}>
          {Object.entries(values).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
        </ConfirmForm>
      )}
      <div>
        <ButtonLink href={path}>{t("deletion.part.back")}</ButtonLink>
      </div>
    </div>
  );
}

function Planned({ page, path }: Pick<Props, "page" | "path">) {
  const { t } = useI18n();
  return (
    <>
      <section className="stack" aria-labelledby="planned">
        <h2 id="planned">{t("deletion.part.planned")}</h2>
        {page.planned.length === 0 && <p className="muted">{t("deletion.part.nonePlanned")}</p>}
        {page.planned.map(({ id, text, at }) => (
          <form key={id} className="cluster" method="post" action={path}>
            <input type="hidden" name="undo" value={id} />
            <span>
              {text} · {t("deletion.part.at", { at })}
            </span>
            <Button size="small" aria-label={t("deletion.part.undoOf", { at })}>
              {t("deletion.part.undo")}
            </Button>
          </form>
        ))}
      </section>
      {page.done.length > 0 && (
        <section className="stack" aria-labelledby="erased-before">
          <h2 id="erased-before">{t("deletion.part.doneList")}</h2>
          <ul>
            {page.done.map(({ id, at }) => (
              <li key={id}>
                <a href={`/deleted/${id}`}>{t("deletion.part.certificate", { at })}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
