import type { ReactElement } from "react";
import { translatorFor } from "#app/messages/all-translators.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { ErrorState } from "#app/ui/error-state.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { PasswordInput } from "#app/ui/form/password-input.tsx";
import { TextInput } from "#app/ui/form/text-input.tsx";
import { GateShell } from "#app/ui/gate-shell.tsx";
import { I18nProvider } from "#app/ui/i18n.tsx";
import { PublicShell } from "#app/ui/public-shell.tsx";
import { ToastProvider } from "#app/ui/toast.tsx";
import { DashboardGallery } from "./dashboard-gallery.tsx";
import { BusinessGallery, FormGallery, PickerGallery } from "./public-gallery.tsx";

function ErrorGallery() {
  return (
    <PublicShell>
      <ErrorState
        code={404}
        title="There is nothing here"
        actions={<ButtonLink href="/">To the start</ButtonLink>}
      >
        The address may be mistyped, or the page has been erased on time.
      </ErrorState>
    </PublicShell>
  );
}

function GateGallery() {
  return (
    <GateShell
      title="Welcome back"
      lead="Sign in to see your bookings."
      footer={
        <p>
          New here? <a href="#up">Sign up</a>
        </p>
      }
    >
      <form className="form" method="post">
        <Field label="E-mail">{(control) => <TextInput {...control} name="email" type="email" />}</Field>
        <Field label="Password">
          {(control) => <PasswordInput {...control} name="password" autoComplete="current-password" />}
        </Field>
        <Button variant="primary" wide>
          Sign in
        </Button>
      </form>
    </GateShell>
  );
}

/** Every page of the gallery, by the name of its file. Those that visitors see are not hydrated. */
export const pages: Record<string, { element: () => ReactElement; hydrated: boolean; brand?: string }> = {
  business: { element: () => <BusinessGallery />, hydrated: false },
  picker: { element: () => <PickerGallery />, hydrated: false },
  "picker-brand": { element: () => <PickerGallery />, hydrated: false, brand: "#d81b60" },
  form: { element: () => <FormGallery />, hydrated: false },
  error: { element: () => <ErrorGallery />, hydrated: false },
  gate: { element: () => <GateGallery />, hydrated: true },
  dashboard: { element: () => <DashboardGallery />, hydrated: true },
};

export function GalleryPage({ name, locale }: { name: string; locale: "en" | "fr" }) {
  return (
    <I18nProvider translator={translatorFor(locale)}>
      <ToastProvider>{pages[name]?.element()}</ToastProvider>
    </I18nProvider>
  );
}
