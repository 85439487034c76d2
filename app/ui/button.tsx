import type { ButtonHTMLAttributes, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon, type IconName } from "./icon.tsx";
import { Link, type LinkProps } from "./link.tsx";
import { Spinner } from "./spinner.tsx";

type ButtonLook = {
  /** `secondary` unless said otherwise; one `primary` to a view. */
  variant?: "primary" | "secondary" | "quiet" | "danger" | "text";
  /** `small` is for dense dashboard rows; public pages keep 44 px. */
  size?: "small" | "medium" | "large";
  wide?: boolean;
  icon?: IconName;
  iconAfter?: IconName;
  children: ReactNode;
};

type IconOnly = {
  /** Shows the icon alone; `children` become its name. */
  iconOnly?: boolean;
};

export type ButtonProps = ButtonLook &
  IconOnly &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, "style"> & {
    /** Shows a spinner and ignores presses, but keeps the focus (unlike `disabled`). */
    busy?: boolean;
  };

export type ButtonLinkProps = ButtonLook & IconOnly & Omit<LinkProps, "style">;

function lookOf({ variant = "secondary", size = "medium", wide, iconOnly }: ButtonLook & IconOnly) {
  return classNames(
    "button",
    `button--${variant}`,
    size !== "medium" && `button--${size}`,
    wide && "button--wide",
    iconOnly && "button--icon",
  );
}

function Content({ icon, iconAfter, iconOnly, children, size }: ButtonLook & IconOnly) {
  const edge = size === "small" ? 16 : 18;
  return (
    <>
      {icon && <Icon name={icon} size={edge} />}
      {iconOnly ? <span className="visually-hidden">{children}</span> : children}
      {iconAfter && <Icon name={iconAfter} size={edge} />}
    </>
  );
}

export function Button(props: ButtonProps) {
  const { variant, size, wide, icon, iconAfter, iconOnly, busy, children, className, onClick, ...rest } =
    props;
  return (
    <button
      type="submit"
      {...rest}
      className={classNames(lookOf(props), className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest["aria-disabled"] || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy && <Spinner />}
      <Content icon={busy ? undefined : icon} iconAfter={iconAfter} iconOnly={iconOnly} size={size}>
        {children}
      </Content>
    </button>
  );
}

export function ButtonLink(props: ButtonLinkProps) {
  const { variant, size, wide, icon, iconAfter, iconOnly, children, className, ...rest } = props;
  return (
    <Link {...rest} className={classNames(lookOf(props), className)}>
      <Content icon={icon} iconAfter={iconAfter} iconOnly={iconOnly} size={size}>
        {children}
      </Content>
    </Link>
  );
}
