import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { ScheduleLive } from "../schedule-page.server.ts";

/** `failed` is the network's fault; a form that is not right comes back without a preview. */
export type LiveState = {
  holidays: ScheduleLive["holidays"];
  /** The last week that could be shown. */
  preview: ScheduleLive["preview"];
  isWrong: boolean;
  failed: boolean;
  /** Whether what is shown may differ from what is saved. */
  isUnsaved: boolean;
};

const pauseMs = 300;

/**
 * Follows a schedule's form: a little after the last change the server is asked what it would offer. `version` is the
 * form's own: it rises when rows come or go.
 */
export function useScheduleLive(
  formRef: RefObject<HTMLFormElement>,
  { address, initial, version }: { address: string; initial: ScheduleLive; version: number },
) {
  const [state, setState] = useState<LiveState>(() => ({
    ...initial,
    isWrong: initial.preview === null,
    failed: false,
    isUnsaved: false,
  }));
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const asking = useRef<AbortController>();

  const ask = useCallback(async () => {
    const form = formRef.current;
    if (!form) return;
    asking.current?.abort();
    const controller = new AbortController();
    asking.current = controller;
    try {
      const answer = await fetch(address, {
        method: "POST",
        body: new FormData(form),
        signal: controller.signal,
      });
      if (!answer.ok) throw new Error(`The preview answered ${answer.status}`);
      const live = (await answer.json()) as ScheduleLive;
      setState((before) => ({
        holidays: live.holidays,
        preview: live.preview ?? before.preview,
        isWrong: live.preview === null,
        failed: false,
        isUnsaved: true,
      }));
    } catch {
      if (!controller.signal.aborted) setState((before) => ({ ...before, failed: true }));
    }
  }, [address, formRef]);

  const refresh = useCallback(
    (soon = false) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(ask, soon ? 0 : pauseMs);
    },
    [ask],
  );

  const seen = useRef(version);
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    refresh(true);
  }, [version, refresh]);

  useEffect(
    () => () => {
      clearTimeout(timer.current);
      asking.current?.abort();
    },
    [],
  );

  return { ...state, refresh };
}
