import type { ReactNode } from "react";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { CheckboxField } from "#app/ui/form/checkbox-field.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PublicShell } from "#app/ui/public-shell.tsx";

/** The frame of pages about deletion that stand outside of a business's dashboard. */
export function DeletionShell({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: string;
  children: ReactNode;
}) {
  return (
    <PublicShell homeHref="/dashboard" narrow>
      <div className="stack stack--loose">
        <PageHeader title={title} lead={lead} />
        {children}
      </div>
    </PublicShell>
  );
}

type ConfirmProps = { action: string; submit: string; back: string; failed: boolean; children?: ReactNode };

/** The last press: a box to tick, the button, and the way back. */
export function ConfirmForm({ action, submit, back, failed, children }: ConfirmProps) {
  const { t } = useI18n();
  return (
    <form className="form" method="post" action={action} noValidate>
      {children}
      <CheckboxField
        id="confirmed"
        name="confirmed"
        label={t("deletion.confirm")}
        {...(failed ? { error: t("deletion.error.confirm"), autoFocus: true } : {})}
      />
      <div className="form__actions">
        <Button variant="danger">{submit}</Button>
        <ButtonLink variant="quiet" href={back}>
          {t("deletion.keep")}
        </ButtonLink>
      </div>
    </form>
  );
}
