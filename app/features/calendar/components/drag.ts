/** A place in the calendar: a local date and a time of day on the calendar's clocks. */
export type DropTarget = { day: string; time: string };

const stepMinutes = 15;
/** What moves less is a press. */
const slackPx = 6;

type Aim = DropTarget & { x: number; y: number };

function aimAt(x: number, y: number, step: number): Aim | null {
  const body = document
    .elementsFromPoint(x, Math.max(0, y))
    .find(
      (element): element is HTMLElement => element instanceof HTMLElement && "columnDate" in element.dataset,
    );
  const day = body?.dataset["columnDate"];
  if (!body || day === undefined) return null;
  const hours = Number(body.dataset["hourCount"]);
  const first = Number(body.dataset["firstHour"]) * 60;
  const box = body.getBoundingClientRect();
  const minute = Math.round(((y - box.top) / box.height) * hours * 60);
  const within = Math.max(0, Math.min(hours * 60 - step, Math.floor((minute + 1) / step) * step));
  const clock = first + within;
  const time = `${String(Math.floor(clock / 60)).padStart(2, "0")}:${String(clock % 60).padStart(2, "0")}`;
  return { day, time, x: box.left, y: box.top + (within / (hours * 60)) * box.height };
}

/** The date and time under a point of the window, in whole steps of `step` minutes. */
export function targetAt(x: number, y: number, step: number): DropTarget | null {
  const aim = aimAt(x, y, step);
  return aim && { day: aim.day, time: aim.time };
}

/**
 * Follows a pointer that drags `box` through the calendar until it is let go; Escape puts it back. Nothing is moved
 * yet: `onDrop` asks. The press that ends a drag opens nothing.
 */
export function startDrag(
  box: HTMLElement,
  start: { clientX: number; clientY: number },
  onDrop: (target: DropTarget) => void,
): void {
  const listening = new AbortController();
  const { signal } = listening;
  const from = box.getBoundingClientRect();
  const column = box.closest("[data-column-date]")?.getBoundingClientRect();
  const grip = start.clientY - from.top;
  let aim: Aim | null = null;
  let dragging = false;
  const finish = () => {
    listening.abort();
    box.style.removeProperty("translate");
    delete box.dataset["dragging"];
    delete box.dataset["time"];
    if (!dragging) return;
    const swallow = (event: Event) => {
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => window.removeEventListener("click", swallow, { capture: true }));
  };
  const follow = (event: PointerEvent) => {
    const far = Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY);
    if (!dragging && far < slackPx) return;
    dragging = true;
    box.dataset["dragging"] = "";
    // Half a step on, so that it snaps to the nearest line and not to the one above.
    aim = aimAt(event.clientX, event.clientY - grip + 4, stepMinutes);
    if (!aim || !column) return;
    box.dataset["time"] = aim.time;
    box.style.setProperty("translate", `${aim.x - column.left}px ${aim.y - from.top}px`);
  };
  const drop = () => {
    const target = dragging ? aim : null;
    finish();
    if (target) onDrop({ day: target.day, time: target.time });
  };
  window.addEventListener("pointermove", follow, { signal });
  window.addEventListener("pointerup", drop, { signal });
  window.addEventListener("pointercancel", finish, { signal });
  window.addEventListener("keydown", (event) => event.key === "Escape" && finish(), { signal });
}
