import { type ReactNode, useEffect, useRef } from "react";
import { classNames } from "./class-names.ts";
import { useI18n } from "./i18n.tsx";
import { Icon, type IconName } from "./icon.tsx";

export type MenuProps = {
  /** Heard; seen too with `showLabel`. Says "More actions" when left out. */
  label?: string;
  showLabel?: boolean;
  icon?: IconName;
  align?: "start" | "end";
  /** Opens upwards: for the foot of the page. */
  up?: boolean;
  size?: "small" | "medium";
  /** Links, buttons, forms with one button, `<hr />`. A dangerous one takes `className="menu__danger"`. */
  children: ReactNode;
};

/**
 * A disclosure of a few actions. `<details>` opens it without scripts; with them it also closes on Esc, on a press
 * elsewhere, when the focus leaves and when something is chosen. It is no `role="menu"`: Tab walks through it.
 */
export function Menu({
  label,
  showLabel,
  icon = "more",
  align = "end",
  up,
  size = "medium",
  children,
}: MenuProps) {
  const { t } = useI18n();
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const details = box.current;
    if (!details) return;
    const listening = new AbortController();
    closeWhenLeft(details, listening.signal);
    details.addEventListener("toggle", () => keepInView(details), { signal: listening.signal });
    return () => listening.abort();
  }, []);
  const name = label ?? t("ui.moreActions");
  return (
    <details ref={box} className="menu" data-align={align} data-side={up ? "up" : "down"}>
      <summary
        className={classNames(
          "button button--quiet",
          size === "small" && "button--small",
          !showLabel && "button--icon",
        )}
      >
        <Icon name={icon} size={18} />
        {showLabel ? name : <span className="visually-hidden">{name}</span>}
      </summary>
      <div className="menu__panel">{children}</div>
    </details>
  );
}

/** Opens to the other side where the window would cut the panel off. */
function keepInView(details: HTMLDetailsElement) {
  const panel = details.querySelector(".menu__panel")?.getBoundingClientRect();
  if (!details.open || !panel) return;
  if (panel.left < 0 || panel.right > innerWidth) {
    details.dataset["align"] = details.dataset["align"] === "start" ? "end" : "start";
  }
  if (panel.bottom > innerHeight && details.getBoundingClientRect().top > panel.height) {
    details.dataset["side"] = "up";
  }
}

function closeWhenLeft(details: HTMLDetailsElement, signal: AbortSignal) {
  const close = () => {
    details.open = false;
  };
  const closeUnlessInside = (target: EventTarget | null) => {
    if (!(target instanceof Node) || !details.contains(target)) close();
  };
  document.addEventListener("pointerdown", (event) => closeUnlessInside(event.target), { signal });
  details.addEventListener(
    "focusout",
    (event) => {
      // A press on something that takes no focus has no related target: the listener above sees to it.
      if (event.relatedTarget) closeUnlessInside(event.relatedTarget);
    },
    { signal },
  );
  details.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !details.open) return;
      close();
      details.querySelector("summary")?.focus();
    },
    { signal },
  );
  details.addEventListener(
    "click",
    (event) => {
      const chosen = event.target instanceof Element && event.target.closest(".menu__panel :is(a, button)");
      if (!chosen) return;
      // A dialog that now opens gives the focus back to where it was: that must not be what closing hides.
      details.querySelector("summary")?.focus();
      // Later, so that a submit button is still there when its form is sent.
      setTimeout(close);
    },
    { signal },
  );
}
