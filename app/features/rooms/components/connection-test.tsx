import { useState } from "react";
import {
  type ConnectionMeasures,
  judgeConnection,
  type ReportLine,
  type Verdict,
} from "#app/domain/room/connection-report.ts";
import type { MessageKey } from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { CopyOutcome } from "#app/ui/form/copy-button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon, type IconName } from "#app/ui/icon.tsx";
import { Spinner } from "#app/ui/spinner.tsx";
import { useCopy } from "#app/ui/use-copy.ts";
import type { ConnectionStep } from "../browser/connection-test.ts";
import type { RoomSession } from "../browser/room-session.ts";

const steps: readonly ConnectionStep[] = ["server", "call", "relay", "speed"];

const aboutWords: Record<ConnectionStep, MessageKey> = {
  server: "room.test.about.server",
  call: "room.test.about.call",
  relay: "room.test.about.relay",
  speed: "room.test.about.speed",
};
const verdictWords: Record<Verdict, MessageKey> = {
  good: "room.test.verdict.good",
  fair: "room.test.verdict.fair",
  bad: "room.test.verdict.bad",
};
const verdictIcons: Record<Verdict, IconName> = { good: "success", fair: "info", bad: "warning" };

type Says<About extends ConnectionStep> = Extract<ReportLine, { about: About }>["says"];
const sentences: { [About in ConnectionStep]: Record<Says<About>, MessageKey> } = {
  server: {
    reached: "room.test.server.reached",
    requests: "room.test.server.requests",
    slow: "room.test.server.slow",
    unreachable: "room.test.server.unreachable",
  },
  call: {
    open: "room.test.call.open",
    inside: "room.test.call.inside",
    closed: "room.test.call.closed",
    blocked: "room.test.call.blocked",
  },
  relay: {
    works: "room.test.relay.works",
    fails: "room.test.relay.fails",
    none: "room.test.relay.none",
    later: "room.test.relay.later",
  },
  speed: {
    group: "room.test.speed.group",
    two: "room.test.speed.two",
    sound: "room.test.speed.sound",
    poor: "room.test.speed.poor",
    unknown: "room.test.speed.unknown",
  },
};

/** Whether a call will come about from here, in words for people who know nothing of networks. */
export function ConnectionTest({ session }: { session: RoomSession }) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const [step, setStep] = useState<ConnectionStep | null>(null);
  const [measures, setMeasures] = useState<ConnectionMeasures | null>(null);
  const run = async () => {
    setOpen(true);
    setMeasures(null);
    setMeasures(await session.testConnection(setStep));
    setStep(null);
  };
  return (
    <>
      <Button
        type="button"
        icon="globe"
        aria-haspopup="dialog"
        busy={step !== null}
        onClick={() => void run()}
      >
        {t("room.test.open")}
      </Button>
      {open && (
        <Dialog open onClose={() => setOpen(false)} title={t("room.test.title")} lightDismiss>
          <p className="muted">{t("room.test.lead")}</p>
          <p className="visually-hidden" role="status">
            {measures ? t("room.test.done") : t("room.test.running")}
          </p>
          {measures ? <Report measures={measures} onAgain={() => void run()} /> : <Progress step={step} />}
        </Dialog>
      )}
    </>
  );
}

function Progress({ step }: { step: ConnectionStep | null }) {
  const { t } = useI18n();
  const at = step ? steps.indexOf(step) : 0;
  return (
    <ul className="checks">
      {steps.map((one, index) => (
        <li key={one} className="checks__one">
          {index < at ? <Icon name="check" /> : index === at ? <Spinner /> : <Icon name="more" />}
          <div>
            <p className="checks__about">{t(aboutWords[one])}</p>
            {index === at && <p className="muted">{t("room.test.running")}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}

type ReportProps = { measures: ConnectionMeasures; onAgain: () => void };

function Report({ measures, onAgain }: ReportProps) {
  const { t } = useI18n();
  const sentence = useSentence(measures);
  const lines = judgeConnection(measures);
  const text = lines
    .map((line) => `${t(aboutWords[line.about])} – ${t(verdictWords[line.verdict])}. ${sentence(line)}`)
    .join("\n");
  const { box, copy, outcome } = useCopy<HTMLTextAreaElement>(text);
  return (
    <>
      <ul className="checks">
        {lines.map((line) => (
          <li key={line.about} className={`checks__one checks__one--${line.verdict}`}>
            <Icon name={verdictIcons[line.verdict]} label={t(verdictWords[line.verdict])} />
            <div>
              <p className="checks__about">{t(aboutWords[line.about])}</p>
              <p>{sentence(line)}</p>
            </div>
          </li>
        ))}
      </ul>
      {/* Where the browser does not let the page copy, the text is there to be selected. */}
      {outcome === "failed" && (
        <textarea
          ref={box}
          className="input"
          readOnly
          rows={6}
          value={text}
          aria-label={t("room.test.title")}
        />
      )}
      <div className="cluster">
        <Button type="button" icon={outcome === "copied" ? "check" : "copy"} onClick={() => void copy()}>
          {t("room.test.copy")}
        </Button>
        <Button type="button" icon="refresh" onClick={onAgain}>
          {t("room.test.again")}
        </Button>
      </div>
      <CopyOutcome outcome={outcome} />
    </>
  );
}

function useSentence(measures: ConnectionMeasures): (line: ReportLine) => string {
  const { t, locale } = useI18n();
  const speed = measures.megabitsPerSecond ?? 0;
  const values = {
    milliseconds: Math.round(measures.server.milliseconds ?? 0),
    relay: measures.relay,
    speed: new Intl.NumberFormat(locale, { maximumFractionDigits: speed < 10 ? 1 : 0 }).format(speed),
  };
  return (line) => {
    const words: Partial<Record<string, MessageKey>> = sentences[line.about];
    const key = words[line.says];
    return key ? t(key, values) : "";
  };
}
