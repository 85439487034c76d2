import { useLocation } from "@remix-run/react";
import { AccountTextField, FormProblems } from "#app/features/account/components/account-field.tsx";
import type { FormState } from "#app/features/account/form-state.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { RadioGroup } from "#app/ui/form/radio-group.tsx";
import { TextArea } from "#app/ui/form/text-area.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { LanguageLinks } from "#app/ui/language-links.tsx";
import { PublicShell } from "#app/ui/public-shell.tsx";
import { type ContactKind, contactKinds, contactNameMax, contactTextMax } from "../contact-form.ts";
import type { Warning } from "../submit-contact.server.ts";

/** The form as it comes back; `warnings` is what in it looks like a secret, by kind and line alone. */
export type ContactState = FormState & { warnings: readonly Warning[] };

type ContactPageProps = {
  operator: string;
  /** Of whoever is signed in; empty otherwise. */
  writer: { name: string; email: string };
  /** What it is about, where the way here says so. */
  kind: ContactKind | null;
  keeps: { days: number; leadDays: number };
  state: ContactState;
};

/** Where anybody writes to whoever runs this instance. It needs no script. */
export function ContactPage({ operator, writer, kind, keeps, state }: ContactPageProps) {
  const { t } = useI18n();
  const { pathname } = useLocation();
  return (
    <PublicShell languages={<LanguageLinks next={pathname} />} narrow>
      <div className="stack stack--loose">
        <header className="stack stack--tight">
          <h1>{t("contact.title")}</h1>
          <p className="lead">{t("contact.lead", { operator })}</p>
          <p className="muted">{t("contact.business")}</p>
        </header>
        <ContactForm writer={writer} preset={kind} state={state} />
        <p className="small muted">
          {t("contact.keeps", keeps)} <a href="/me">{t("contact.me")}</a>.{" "}
          <a href="/privacy">{t("contact.notice")}</a>
        </p>
      </div>
    </PublicShell>
  );
}

type FormProps = Pick<ContactPageProps, "writer" | "state"> & { preset: ContactKind | null };

function ContactForm({ writer, preset, state }: FormProps) {
  const { t } = useI18n();
  const chosen = state.values["kind"] ?? preset;
  const [kind, text] = [state.errors["kind"], state.errors["text"]];
  return (
    <form className="form" method="post" action="/contact" noValidate>
      <FormProblems state={state} fields={["kind", "name", "email", "text"]} />
      <Secrets warnings={state.warnings} />
      <RadioGroup
        id="kind"
        legend={t("contact.kind.label")}
        name="kind"
        error={kind && t(kind)}
        {...(chosen ? { defaultValue: chosen } : {})}
        options={contactKinds.map((value) => ({
          value,
          label: t(`contact.kind.${value}`),
          ...(value === "privacy" ? { hint: t("contact.kind.privacyHint") } : {}),
        }))}
      />
      <NameField state={state} name={writer.name} />
      <AccountTextField
        name="email"
        label="contact.field.email"
        hint="contact.field.emailHint"
        state={state}
        defaultValue={writer.email}
        type="email"
        autoComplete="email"
        inputMode="email"
      />
      <Field
        id="text"
        label={t("contact.field.text")}
        hint={t("contact.field.textHint")}
        error={text && t(text)}
      >
        {(control) => (
          <TextArea
            {...control}
            name="text"
            rows={8}
            maxLength={contactTextMax}
            defaultValue={state.values["text"]}
          />
        )}
      </Field>
      <div className="form__actions">
        <Button variant="primary">{t("contact.send")}</Button>
        {state.warnings.length > 0 && (
          <Button name="masked" value="yes">
            {t("contact.warning.masked")}
          </Button>
        )}
      </div>
    </form>
  );
}

function NameField({ state, name }: { state: FormState; name: string }) {
  const { t } = useI18n();
  const error = state.errors["name"];
  return (
    <Field
      id="name"
      label={t("contact.field.name")}
      hint={t("contact.field.nameHint")}
      error={error && t(error)}
      optional
    >
      {(control) => (
        <input
          {...control}
          className="input"
          name="name"
          maxLength={contactNameMax}
          autoComplete="name"
          defaultValue={state.values["name"] ?? name}
        />
      )}
    </Field>
  );
}

/** What was found, without showing it again; the field below still holds what its writer typed. */
function Secrets({ warnings }: { warnings: readonly Warning[] }) {
  const { t } = useI18n();
  if (warnings.length === 0) return null;
  return (
    <Alert live tone="danger" id="secrets" title={t("contact.warning.title")}>
      <p>{t("contact.warning.lead")}</p>
      <ul>
        {warnings.map(({ kind, line }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two of one kind may stand on one line
          <li key={`${kind} ${line} ${index}`}>{t(`contact.warning.${kind}`, { line })}</li>
        ))}
      </ul>
      <p>{t("contact.warning.choice")}</p>
    </Alert>
  );
}
