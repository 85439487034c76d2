import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { Button } from "./button.tsx";
import { useI18n } from "./i18n.tsx";

export type Toast = {
  message: string;
  /** One thing to do about it, such as Undo. */
  action?: { label: string; onAction: () => void };
  /** Milliseconds until it goes. 6 s unless said otherwise, 12 s with an action. */
  duration?: number;
};

type Shown = Toast & { id: number };

const ToastContext = createContext<((toast: Toast) => void) | null>(null);

/** `const showToast = useToast(); showToast({ message, action: { label: t("common.undo"), onAction } })` */
export function useToast(): (toast: Toast) => void {
  const show = useContext(ToastContext);
  if (!show) throw new Error("useToast needs a ToastProvider above it");
  return show;
}

/** Holds the one place where passing messages appear. Nothing that must be read belongs into one. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const { t } = useI18n();
  const [toasts, setToasts] = useState<readonly Shown[]>([]);
  const nextId = useRef(0);
  const show = useCallback((toast: Toast) => {
    nextId.current += 1;
    const shown = { ...toast, id: nextId.current };
    setToasts((before) => [...before.slice(-2), shown]);
  }, []);
  const dismiss = useCallback(
    (id: number) => setToasts((before) => before.filter((toast) => toast.id !== id)),
    [],
  );
  return (
    <ToastContext.Provider value={show}>
      {children}
      <div className="toasts" role="status" aria-label={t("ui.notifications")}>
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} onDismiss={dismiss} />
        ))}
      </div>
    </ToastContext.Provider>
  );
}

function ToastCard({ toast, onDismiss }: { toast: Shown; onDismiss: (id: number) => void }) {
  const { t } = useI18n();
  const [hovered, setHovered] = useState(false);
  const [focused, setFocused] = useState(false);
  const held = hovered || focused;
  const { id, action } = toast;
  const duration = toast.duration ?? (action ? 12_000 : 6_000);
  const dismiss = useMemo(() => () => onDismiss(id), [id, onDismiss]);

  // Whoever is pointing at it or has the focus in it gets the whole time again afterwards.
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(dismiss, duration);
    return () => clearTimeout(timer);
  }, [held, duration, dismiss]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only stops the clock
    <div
      className="toast"
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
    >
      <p className="grow">{toast.message}</p>
      {action && (
        <Button
          type="button"
          variant="quiet"
          size="small"
          onClick={() => {
            action.onAction();
            dismiss();
          }}
        >
          {action.label}
        </Button>
      )}
      <Button type="button" variant="quiet" size="small" icon="x" iconOnly onClick={dismiss}>
        {t("ui.dismiss")}
      </Button>
    </div>
  );
}
