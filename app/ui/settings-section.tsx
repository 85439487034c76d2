import { type ReactNode, useId } from "react";

export type SettingsSectionProps = {
  title: string;
  description?: ReactNode;
  id?: string;
  children: ReactNode;
};

/** A group of settings: what it is about on one side, its form on the other. */
export function SettingsSection({ title, description, id, children }: SettingsSectionProps) {
  const headingId = useId();
  return (
    <section className="settings" id={id} aria-labelledby={headingId}>
      <div className="settings__about">
        <h2 id={headingId}>{title}</h2>
        {description && <div className="muted small">{description}</div>}
      </div>
      <div>{children}</div>
    </section>
  );
}
