import type { ReactNode } from "react";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { VisuallyHidden } from "#app/ui/visually-hidden.tsx";

/** One message or, as form libraries hand them over, several: the first is shown. */
export type FieldMessage = string | string[] | null | undefined;

export function FieldHint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p className="field__hint" id={id}>
      {children}
    </p>
  );
}

export function FieldError({ id, error }: { id: string; error: FieldMessage }) {
  const { t } = useI18n();
  const message = Array.isArray(error) ? error[0] : error;
  if (!message) return null;
  return (
    <p className="field__error" id={id}>
      <Icon name="warning" size={18} />
      <span>
        <VisuallyHidden>{t("ui.fieldError")} </VisuallyHidden>
        {message}
      </span>
    </p>
  );
}
