import { useFetcher } from "@remix-run/react";
import { type FormEvent, useEffect, useRef } from "react";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { CalendarItem } from "../calendar-items.server.ts";
import type { JudgedTime } from "../judge-time.server.ts";
import { AskedVerdict, AskedWhen, isPossible, Nearest } from "./asked-time.tsx";
import { DayTimeFields } from "./day-time-fields.tsx";
import type { DropTarget } from "./drag.ts";

/** A booking that somebody wants to move; where to is not said yet when `target` is null. */
export type WantedMove = { item: CalendarItem; target: DropTarget | null; zone: string };

/** What the move page answers, as far as it is shown here. */
type MovePageData = { page: { asked: JudgedTime | null; zone: string } };
type MoveAnswer = {
  refused?: boolean;
  why?: "taken" | "rules" | "past";
  nearest?: { label: string; href: string }[];
};

type Props = {
  wanted: WantedMove | null;
  onClose: () => void;
  base: string;
  /** The calendar that the move leads back to. */
  back: string;
  zoneLabel: string;
  /** Changes with every navigation: the page that follows a move needs no dialog. */
  at: string;
};

/** Asks before a booking moves: shows what stands in the way there and which rules it would break. */
export function MoveDialog({ wanted, onClose, base, back, zoneLabel, at }: Props) {
  const { t } = useI18n();
  const lastPage = useRef(at);
  useEffect(() => {
    if (lastPage.current !== at) onClose();
    lastPage.current = at;
  }, [at, onClose]);
  return (
    <Dialog
      open={wanted !== null}
      onClose={onClose}
      title={wanted ? t("calendar.moveTitle", { who: wanted.item.who || wanted.item.title }) : ""}
    >
      {wanted && (
        <MoveBody
          key={`${wanted.item.key} ${wanted.target?.day} ${wanted.target?.time}`}
          wanted={wanted}
          zoneLabel={zoneLabel}
          base={base}
          back={back}
        />
      )}
    </Dialog>
  );
}

function MoveBody({
  wanted,
  base,
  back,
  zoneLabel,
}: { wanted: WantedMove } & Pick<Props, "base" | "back" | "zoneLabel">) {
  const { t } = useI18n();
  const { item, zone, target } = wanted;
  const checker = useFetcher<MovePageData>();
  const mover = useFetcher<MoveAnswer>();
  const action = `${base}/bookings/${item.bookingId}/move`;
  const check = ({ day, time }: DropTarget) =>
    checker.load(`${action}?${new URLSearchParams({ timezone: zone, day, time })}`);
  // What was dragged somewhere is judged at once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each booking and place, which are its key
  useEffect(() => {
    if (target) check(target);
  }, []);
  const page = checker.data?.page;
  const asked = page?.asked ?? null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    check({ day: String(form.get("day")), time: String(form.get("time")) });
  };
  const refused = mover.state === "idle" && mover.data?.refused === true;
  const despite = asked?.verdict === "rules";
  return (
    <>
      <p className="muted">{t("calendar.moveNow", { title: item.title, time: item.time })}</p>
      <form onSubmit={submit} className="stack">
        <DayTimeFields day={target?.day ?? item.day} time={target?.time ?? item.clock} autofocus />
        <div className="cluster">
          <Button variant={asked ? "secondary" : "primary"} busy={checker.state !== "idle"}>
            {t("calendar.check")}
          </Button>
          <span className="muted small">{t("dashboard.bookings.zone", { zone: zoneLabel })}</span>
        </div>
      </form>
      {refused && (
        <Alert tone="warning" live title={t(`dashboard.move.refused.${mover.data?.why ?? "taken"}`)}>
          <Nearest times={mover.data?.nearest ?? []} />
        </Alert>
      )}
      {asked && page && checker.state === "idle" && (
        <mover.Form method="post" action={action} className="stack">
          <AskedWhen asked={asked} label={t("dashboard.move.to")} zone={page.zone} />
          <AskedVerdict asked={asked} live />
          {isPossible(asked) && (
            <>
              <input type="hidden" name="at" value={asked.param} />
              <input type="hidden" name="timezone" value={zone} />
              <input type="hidden" name="back" value={back} />
              {despite && <input type="hidden" name="despite" value="yes" />}
              <p className="muted small">{t("dashboard.move.text")}</p>
              <Button variant={despite ? "danger" : "primary"} busy={mover.state !== "idle"}>
                {t(despite ? "dashboard.move.confirmDespite" : "dashboard.move.confirm")}
              </Button>
            </>
          )}
        </mover.Form>
      )}
    </>
  );
}
