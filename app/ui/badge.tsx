import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon, type IconName } from "./icon.tsx";

export type Tone = "neutral" | "info" | "success" | "warning" | "danger" | "brand";

export type BadgeProps = { tone?: Tone; icon?: IconName; children: ReactNode };

/** A short state. The words carry the meaning; the colour only helps. */
export function Badge({ tone = "neutral", icon, children }: BadgeProps) {
  return (
    <span className={classNames("badge", tone !== "neutral" && `tone--${tone}`)}>
      {icon && <Icon name={icon} size={14} />}
      {children}
    </span>
  );
}
