import { useEffect, useId, useRef } from "react";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon } from "#app/ui/icon.tsx";

export type ErrorSummaryProps = {
  /** In the order of the fields; `id` is the control's id. An error without `id` concerns the whole form. */
  errors: readonly { id?: string; message: string }[];
  title?: string;
};

/**
 * Everything that is wrong, above the form, each error a link to its field. It takes the focus when it appears:
 * through `autofocus` in a page the server sends, through the effect after hydration.
 */
export function ErrorSummary({ errors, title }: ErrorSummaryProps) {
  const { t } = useI18n();
  const headingId = useId();
  const box = useRef<HTMLElement>(null);
  const fingerprint = errors.map((error) => error.message).join("\n");
  useEffect(() => {
    if (fingerprint) box.current?.focus();
  }, [fingerprint]);
  if (errors.length === 0) return null;
  return (
    <section
      ref={box}
      className="alert tone--danger error-summary"
      aria-labelledby={headingId}
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: the visitor asked for this answer by sending the form
      autoFocus
    >
      <Icon name="warning" />
      <div className="alert__body">
        <h2 className="alert__title" id={headingId}>
          {title ?? t("ui.errorSummary", { count: errors.length })}
        </h2>
        <ul>
          {errors.map((error) => (
            <li key={`${error.id}-${error.message}`}>
              {error.id ? <a href={`#${error.id}`}>{error.message}</a> : error.message}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
