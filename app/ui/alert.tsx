import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

export type AlertTone = "info" | "success" | "warning" | "danger";

export type AlertProps = {
  tone?: AlertTone;
  title?: string;
  children?: ReactNode;
  actions?: ReactNode;
  /** True when it appears after something the visitor did: screen readers then read it at once. */
  live?: boolean;
  id?: string;
};

const icons: Record<AlertTone, IconName> = {
  info: "info",
  success: "success",
  warning: "warning",
  danger: "warning",
};

export function Alert({ tone = "info", title, children, actions, live, id }: AlertProps) {
  return (
    <div
      id={id}
      className={`alert tone--${tone}`}
      role={live ? (tone === "danger" ? "alert" : "status") : undefined}
    >
      <Icon name={icons[tone]} />
      <div className="alert__body">
        {title && <p className="alert__title">{title}</p>}
        {children && <div>{children}</div>}
        {actions && <div className="cluster">{actions}</div>}
      </div>
    </div>
  );
}
