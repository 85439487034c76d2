import { refusals } from "#app/domain/privacy/refusal.ts";
import type { MessageKey } from "#app/messages/catalog.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { Select } from "#app/ui/form/select.tsx";
import { TextArea } from "#app/ui/form/text-area.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import type { RequestPage } from "../queue-page.server.ts";
import { requestTextMax } from "../rights-form.ts";

type RequestViewProps = { page: RequestPage; path: string; problem: MessageKey | null };

/** One request: what is asked, by when, what happened, and the answers that are open. */
export function RequestView({ page, path, problem }: RequestViewProps) {
  const { t } = useI18n();
  return (
    <div className="stack stack--loose">
      <p>
        <Link href={path}>{t("rights.queue.back")}</Link>
      </p>
      <ErrorSummary errors={problem ? [{ message: t(problem) }] : []} />
      <Card title={page.kind} aside={<Badge tone={page.overdue ? "danger" : "info"}>{page.state}</Badge>}>
        <Details page={page} />
      </Card>
      {page.stands && <Answers page={page} path={`${path}/${page.id}`} />}
      <Card title={t("rights.queue.history")}>
        <ol className="stack">
          {page.events.map(({ id, what, who, at, text }) => (
            <li key={id}>
              <span className="strong">{what}</span>{" "}
              <span className="muted small">{t("rights.queue.by", { who, at })}</span>
              {text && <p className="answer">{text}</p>}
            </li>
          ))}
        </ol>
      </Card>
    </div>
  );
}

function Details({ page }: { page: RequestPage }) {
  const { t } = useI18n();
  const facts = [
    [t("rights.queue.who"), page.who],
    [t("rights.queue.channel"), page.channel],
    [t("rights.label.received"), page.received],
    [t("rights.label.due"), page.stands ? `${page.due} (${page.left})` : page.due],
    [t("rights.queue.text"), page.text],
    [t("rights.queue.about"), page.about.join("\n")],
    [t("rights.label.outcome"), page.outcome],
    [t("rights.label.article"), page.refusal],
  ] as const;
  return (
    <>
      <dl className="facts">
        {facts
          .filter(([, value]) => value !== "")
          .map(([label, value]) => (
            <Fact key={label} label={label} value={value} />
          ))}
      </dl>
      {page.carriedOutOn && <p>{t("rights.queue.silence", { date: page.carriedOutOn })}</p>}
    </>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd className="answer">{value}</dd>
    </>
  );
}

const answers = [
  { intent: "do", variant: "primary" },
  { intent: "hold", variant: "secondary" },
  { intent: "extend", variant: "secondary" },
  { intent: "refuse", variant: "danger" },
] as const;

function Answers({ page, path }: { page: RequestPage; path: string }) {
  const { t } = useI18n();
  const isOffered = { do: true, hold: page.mayHold, extend: page.mayExtend, refuse: true };
  return answers
    .filter(({ intent }) => isOffered[intent])
    .map(({ intent, variant }) => (
      <Card key={intent} as="section" title={t(`rights.answer.${intent}.title`)}>
        <form className="form" method="post" action={path}>
          <input type="hidden" name="intent" value={intent} />
          <p className="muted">{t(`rights.answer.${intent}.text`)}</p>
          {intent === "refuse" && (
            <Field id="ground" label={t("rights.label.article")}>
              {(control) => (
                <Select
                  {...control}
                  name="ground"
                  placeholder={t("rights.answer.ground")}
                  options={refusals.map((ground) => ({
                    value: ground,
                    label: t(`rights.refusal.${ground}`),
                  }))}
                />
              )}
            </Field>
          )}
          <Field
            id={`${intent}-text`}
            label={t(intent === "do" ? "rights.answer.words" : "rights.label.reason")}
            optional={intent === "do" && !page.needsWords}
          >
            {(control) => <TextArea {...control} name="text" rows={3} maxLength={requestTextMax} />}
          </Field>
          <div className="form__actions">
            <Button variant={variant}>{t(`rights.answer.${intent}.button`)}</Button>
          </div>
        </form>
      </Card>
    ));
}
