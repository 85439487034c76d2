import { AccountTextField, FormProblems } from "#app/features/account/components/account-field.tsx";
import type { FormState } from "#app/features/account/form-state.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { CheckboxField } from "#app/ui/form/checkbox-field.tsx";
import { CheckboxGroup } from "#app/ui/form/checkbox-group.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { Select } from "#app/ui/form/select.tsx";
import { TextArea } from "#app/ui/form/text-area.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { operatorId } from "../portal-operator.ts";
import type { PortalPage } from "../portal-page.server.ts";
import { requestTextMax } from "../rights-form.ts";
import { PortalFrame } from "./portal-frame.tsx";

type Business = PortalPage["businesses"][number];

/** What may be ticked, with its business and what erasing it means. */
function useItemOptions(businesses: readonly Business[], seatsAlone = false) {
  const { t } = useI18n();
  return businesses.flatMap(({ name, items }) =>
    items
      .filter(({ target }) => !seatsAlone || /^(attendee|support):/.test(target))
      .map((item) => ({
        value: item.target,
        label: t("rights.item", { title: item.title, when: item.when, business: name }),
        ...(item.ahead && !seatsAlone ? { hint: t("rights.erase.ahead") } : {}),
      })),
  );
}

export type EraseReview = {
  minor: boolean;
  everything: boolean;
  targets: string[];
  items: number;
  ahead: string[];
  /** What was written to the operator is among it. */
  operator: boolean;
};

/** First what, then what it means, then it is done. */
export function EraseForm({
  businesses,
  state,
  review,
}: {
  businesses: readonly Business[];
  state: FormState;
  review: EraseReview | null;
}) {
  const { t } = useI18n();
  const options = useItemOptions(businesses);
  if (review) return <EraseConfirm review={review} />;
  return (
    <PortalFrame title={t("rights.way.erase.title")} lead={t("rights.erase.lead")} back>
      {businesses.length === 0 ? (
        <p>{t("rights.nothingHere")}</p>
      ) : (
        <form className="form" method="post" action="/me/erase" noValidate>
          <FormProblems state={state} fields={["everything"]} />
          <CheckboxField
            id="everything"
            name="everything"
            label={t("rights.erase.everything")}
            hint={t("rights.erase.everythingHint")}
          />
          {options.length > 0 && (
            <CheckboxGroup legend={t("rights.erase.some")} name="target" options={options} optional />
          )}
          <CheckboxField
            id="minor"
            name="minor"
            label={t("rights.erase.minor")}
            hint={t("rights.erase.minorHint")}
          />
          <div className="form__actions">
            <Button variant="primary">{t("rights.erase.next")}</Button>
            <ButtonLink href="/me" variant="quiet">
              {t("rights.keep")}
            </ButtonLink>
          </div>
        </form>
      )}
    </PortalFrame>
  );
}

function EraseConfirm({
  review: { minor, everything, targets, items, ahead, operator },
}: {
  review: EraseReview;
}) {
  const { t } = useI18n();
  return (
    <PortalFrame title={t("rights.erase.confirmTitle")} lead={t("rights.erase.confirmLead", { items })} back>
      {ahead.length > 0 && (
        <Alert tone="warning" title={t("rights.erase.cancels", { count: ahead.length })}>
          <ul>
            {ahead.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Alert>
      )}
      <p>{t("rights.erase.days")}</p>
      {operator && <p>{t("contact.erase.atOnce")}</p>}
      <form className="form" method="post" action="/me/erase">
        <input type="hidden" name="intent" value="confirm" />
        {everything && <input type="hidden" name="everything" value="on" />}
        {minor && <input type="hidden" name="minor" value="on" />}
        {targets.map((target) => (
          <input key={target} type="hidden" name="target" value={target} />
        ))}
        <div className="form__actions">
          <Button variant="danger">{t("rights.erase.confirm")}</Button>
          <ButtonLink href="/me" variant="quiet">
            {t("rights.keep")}
          </ButtonLink>
        </div>
      </form>
    </PortalFrame>
  );
}

export type CorrectableAnswer = { id: string; label: string; value: string; title: string };

/** Name, number and address at once; an answer by way of the business that asked for it. */
export function CorrectForm({ answers, state }: { answers: readonly CorrectableAnswer[]; state: FormState }) {
  const { t } = useI18n();
  return (
    <PortalFrame title={t("rights.way.correct.title")} lead={t("rights.correct.lead")} back>
      <FormProblems state={state} fields={["name", "phone", "email", "answer", "text"]} />
      <section className="stack" aria-labelledby="at-once">
        <h2 id="at-once">{t("rights.correct.atOnce")}</h2>
        <form className="form" method="post" action="/me/correct" noValidate>
          <AccountTextField name="name" label="rights.fact.name" state={state} autoComplete="name" />
          <AccountTextField
            name="phone"
            label="rights.fact.phone"
            state={state}
            type="tel"
            autoComplete="tel"
          />
          <p className="small muted">{t("rights.correct.empty")}</p>
          <div className="form__actions">
            <Button variant="primary">{t("rights.correct.save")}</Button>
          </div>
        </form>
        <form className="form" method="post" action="/me/correct" noValidate>
          <input type="hidden" name="intent" value="address" />
          <AccountTextField
            name="email"
            label="rights.correct.email"
            hint="rights.correct.emailHint"
            state={state}
            type="email"
            autoComplete="email"
          />
          <div className="form__actions">
            <Button>{t("rights.correct.emailButton")}</Button>
          </div>
        </form>
      </section>
      {answers.length > 0 && <AnswerForm answers={answers} state={state} />}
      <p>
        <a href="/me/ask">{t("rights.correct.other")}</a>
      </p>
    </PortalFrame>
  );
}

function AnswerForm({ answers, state }: { answers: readonly CorrectableAnswer[]; state: FormState }) {
  const { t } = useI18n();
  const text = state.errors["text"];
  return (
    <section className="stack" aria-labelledby="answers">
      <h2 id="answers">{t("rights.correct.answers")}</h2>
      <form className="form" method="post" action="/me/correct" noValidate>
        <input type="hidden" name="intent" value="answer" />
        <Field id="answer" label={t("rights.correct.which")}>
          {(control) => (
            <Select
              {...control}
              name="answer"
              defaultValue={state.values["answer"]}
              options={answers.map(({ id, label, value, title }) => ({
                value: id,
                label: t("rights.correct.answer", { label, value, title }),
              }))}
            />
          )}
        </Field>
        <Field id="text" label={t("rights.correct.right")} error={text && t(text)}>
          {(control) => <TextArea {...control} name="text" rows={3} maxLength={requestTextMax} />}
        </Field>
        <div className="form__actions">
          <Button>{t("rights.correct.answerButton")}</Button>
        </div>
      </form>
    </section>
  );
}

/** Kept, and not used: what is ticked stays so until it is unticked. */
export function RestrictForm({ businesses }: { businesses: readonly Business[] }) {
  const { t } = useI18n();
  const options = useItemOptions(businesses, true);
  const restricted = businesses.flatMap(({ items }) =>
    items.filter((item) => item.restricted).map(({ target }) => target),
  );
  return (
    <PortalFrame title={t("rights.way.restrict.title")} lead={t("rights.restrict.lead")} back>
      {options.length === 0 ? (
        <p>{t("rights.nothingHere")}</p>
      ) : (
        <form className="form" method="post" action="/me/restrict">
          <CheckboxGroup
            legend={t("rights.restrict.which")}
            name="target"
            options={options}
            defaultValues={restricted}
            optional
          />
          <div className="form__actions">
            <Button variant="primary">{t("rights.restrict.save")}</Button>
          </div>
        </form>
      )}
    </PortalFrame>
  );
}

/** What rests on an interest ends at once; nothing here rests on a consent. */
export function ObjectForm() {
  const { t } = useI18n();
  return (
    <PortalFrame title={t("rights.way.object.title")} lead={t("rights.object.lead")} back>
      <form className="form" method="post" action="/me/object">
        <p>{t("rights.object.origin")}</p>
        <div className="form__actions">
          <Button variant="primary">{t("rights.object.button")}</Button>
        </div>
      </form>
      <section aria-labelledby="consent">
        <h2 id="consent">{t("rights.object.consent")}</h2>
        <p>{t("rights.object.noConsent")}</p>
      </section>
      <p>
        <a href="/me/ask">{t("rights.object.other")}</a>
      </p>
    </PortalFrame>
  );
}

/** Anything else, in free words, to a business that holds something. */
export function AskForm({ businesses, state }: { businesses: readonly Business[]; state: FormState }) {
  const { t } = useI18n();
  const [business, text] = [state.errors["business"], state.errors["text"]];
  const known = businesses.filter(({ id, items }) => items.length > 0 && id !== operatorId);
  return (
    <PortalFrame title={t("rights.way.ask.title")} lead={t("rights.ask.lead")} back>
      {known.length === 0 ? (
        <p>{t("rights.nothingHere")}</p>
      ) : (
        <form className="form" method="post" action="/me/ask" noValidate>
          <FormProblems state={state} fields={["business", "text"]} />
          <Field id="business" label={t("rights.ask.business")} error={business && t(business)}>
            {(control) => (
              <Select
                {...control}
                name="business"
                defaultValue={state.values["business"]}
                options={known.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
          </Field>
          <Field id="text" label={t("rights.ask.text")} error={text && t(text)}>
            {(control) => (
              <TextArea
                {...control}
                name="text"
                rows={5}
                maxLength={requestTextMax}
                defaultValue={state.values["text"]}
              />
            )}
          </Field>
          <div className="form__actions">
            <Button variant="primary">{t("rights.ask.send")}</Button>
          </div>
        </form>
      )}
    </PortalFrame>
  );
}
