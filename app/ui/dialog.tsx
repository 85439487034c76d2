import { type ReactNode, useEffect, useId, useRef } from "react";
import { Button } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { useI18n } from "./i18n.tsx";

export type DialogProps = {
  open: boolean;
  /** Called for Esc, the close button and, with `lightDismiss`, a press beside the dialog. */
  onClose: () => void;
  title: string;
  children?: ReactNode;
  /** Buttons at the foot. */
  actions?: ReactNode;
  /** Closes on a press beside it. Not for dialogs that hold a form. */
  lightDismiss?: boolean;
  wide?: boolean;
};

/**
 * A modal dialog, made of the platform's own `<dialog>`. A library was weighed and left out: `showModal()` already
 * keeps the focus inside, makes the page behind inert, closes on Esc, lies above everything and gives the focus
 * back, without inline styles (our CSP forbids them) and without 10 kB of script. Tests hold those promises.
 *
 * An element with `data-autofocus` inside takes the focus; else the first that can.
 */
export function Dialog({ open, onClose, title, children, actions, lightDismiss, wide }: DialogProps) {
  const { t } = useI18n();
  const titleId = useId();
  const box = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const dialog = box.current;
    if (!dialog) return;
    if (open && !dialog.open) {
      dialog.showModal();
      dialog.querySelector<HTMLElement>("[data-autofocus]")?.focus();
    }
    if (!open && dialog.open) dialog.close();
  }, [open]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc is the keyboard's way, which the browser provides
    <dialog
      ref={box}
      className={classNames("dialog", wide && "dialog--wide")}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => {
        if (lightDismiss && event.target === box.current) box.current.close();
      }}
    >
      <div className="dialog__head">
        <h2 id={titleId}>{title}</h2>
        <Button type="button" variant="quiet" icon="x" iconOnly onClick={() => box.current?.close()}>
          {t("ui.close")}
        </Button>
      </div>
      <div className="dialog__body">{children}</div>
      {actions && <div className="dialog__actions">{actions}</div>}
    </dialog>
  );
}

export type ConfirmDialogProps = {
  open: boolean;
  onClose: () => void;
  /** A question: `Delete this event type?` */
  title: string;
  /** What will happen, and whether it can be undone. */
  children: ReactNode;
  /** The button that does it; a submit button may name its form by `form="…"`. */
  confirm: ReactNode;
  cancelLabel?: string;
};

/** Asks before something that matters. The focus starts on the way out. */
export function ConfirmDialog({ open, onClose, title, children, confirm, cancelLabel }: ConfirmDialogProps) {
  const { t } = useI18n();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      lightDismiss
      actions={
        <>
          <Button type="button" onClick={onClose} data-autofocus="">
            {cancelLabel ?? t("ui.cancel")}
          </Button>
          {confirm}
        </>
      }
    >
      {children}
    </Dialog>
  );
}
