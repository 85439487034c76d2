import { useEffect, useState } from "react";
import type { MessageKey } from "#app/messages/catalog.ts";
import { useI18n } from "#app/ui/i18n.tsx";
import { type BrowserFamily, browserFamily } from "../browser/browser-family.ts";

const words: Record<BrowserFamily, { picture: MessageKey; steps: MessageKey }> = {
  chrome: { picture: "room.guide.chrome.picture", steps: "room.guide.chrome.steps" },
  firefox: { picture: "room.guide.firefox.picture", steps: "room.guide.firefox.steps" },
  safari: { picture: "room.guide.safari.picture", steps: "room.guide.safari.steps" },
  iphone: { picture: "room.guide.iphone.picture", steps: "room.guide.iphone.steps" },
  android: { picture: "room.guide.android.picture", steps: "room.guide.android.steps" },
  other: { picture: "room.guide.other.picture", steps: "room.guide.other.steps" },
};

/** Where this browser keeps its answer to "may this site use your camera?", as a picture and in words. */
export function PermissionGuide() {
  const { t } = useI18n();
  const [family, setFamily] = useState<BrowserFamily>("other");
  useEffect(() => setFamily(browserFamily(navigator)), []);
  const { picture, steps } = words[family];
  return (
    <div className="guide">
      <svg className="guide__picture" viewBox="0 0 240 130" role="img" aria-label={t(picture)}>
        {drawings[family]}
      </svg>
      <p className="guide__steps">{t(steps)}</p>
    </div>
  );
}

/** A switch that is on, as settings have them. */
function Toggle({ y, x = 104 }: { y: number; x?: number }) {
  return (
    <>
      <rect className="guide__on" x={x} y={y} width="22" height="12" rx="6" />
      <circle className="guide__knob" cx={x + 16} cy={y + 6} r="4" />
      <rect className="guide__text" x={x - 78} y={y + 3} width="56" height="6" rx="3" />
    </>
  );
}

/** The ring around what to press. */
const Mark = ({ cx, cy }: { cx: number; cy: number }) => (
  <circle className="guide__mark" cx={cx} cy={cy} r="14" />
);

/** Two sliders: Chromium's sign for a site's settings. */
const Sliders = ({ cx, cy }: { cx: number; cy: number }) => (
  <path
    className="guide__sign"
    d={`M${cx - 6} ${cy - 3}h12M${cx - 6} ${cy + 3}h12M${cx + 2} ${cy - 5}v4M${cx - 2} ${cy + 1}v4`}
  />
);

const desktop = (
  <>
    <rect className="guide__frame" x="2" y="2" width="236" height="126" rx="10" />
    <path className="guide__line" d="M2 40h236" />
    <rect className="guide__bar" x="12" y="11" width="216" height="20" rx="10" />
    <rect className="guide__text" x="48" y="18" width="90" height="6" rx="3" />
  </>
);
const panel = <rect className="guide__panel" x="14" y="46" width="124" height="68" rx="8" />;

const drawings: Record<BrowserFamily, React.ReactNode> = {
  chrome: (
    <>
      {desktop}
      {panel}
      <Toggle y={60} />
      <Toggle y={86} />
      <Sliders cx={28} cy={21} />
      <Mark cx={28} cy={21} />
    </>
  ),
  firefox: (
    <>
      {desktop}
      {panel}
      <rect className="guide__text" x="26" y="66" width="52" height="6" rx="3" />
      <rect className="guide__bar" x="84" y="60" width="46" height="18" rx="9" />
      <path className="guide__sign" d="M116 65l8 8M124 65l-8 8" />
      <path className="guide__sign" d="M20 17h11v8h-11zM31 20l5-3v8l-5-3M19 28L36 13" />
      <Mark cx={28} cy={21} />
      <Mark cx={120} cy={69} />
    </>
  ),
  safari: (
    <>
      <rect className="guide__frame" x="2" y="2" width="236" height="126" rx="10" />
      <path className="guide__line" d="M2 26h236" />
      <text className="guide__word" x="18" y="19">
        Safari
      </text>
      <rect className="guide__text" x="76" y="11" width="30" height="6" rx="3" />
      <rect className="guide__text" x="118" y="11" width="36" height="6" rx="3" />
      <rect className="guide__panel" x="12" y="30" width="150" height="84" rx="8" />
      <rect className="guide__text" x="24" y="42" width="74" height="6" rx="3" />
      <rect className="guide__on" x="18" y="58" width="138" height="20" rx="5" />
      <rect className="guide__knob" x="26" y="65" width="98" height="6" rx="3" />
      <rect className="guide__text" x="24" y="90" width="62" height="6" rx="3" />
    </>
  ),
  iphone: (
    <>
      <rect className="guide__frame" x="70" y="2" width="100" height="126" rx="14" />
      <rect className="guide__panel" x="78" y="30" width="84" height="62" rx="8" />
      <rect className="guide__text" x="86" y="44" width="36" height="6" rx="3" />
      <rect className="guide__on" x="132" y="41" width="22" height="12" rx="6" />
      <circle className="guide__knob" cx="148" cy="47" r="4" />
      <rect className="guide__text" x="86" y="72" width="36" height="6" rx="3" />
      <rect className="guide__on" x="132" y="69" width="22" height="12" rx="6" />
      <circle className="guide__knob" cx="148" cy="75" r="4" />
      <rect className="guide__bar" x="78" y="100" width="84" height="20" rx="10" />
      <rect className="guide__text" x="108" y="107" width="40" height="6" rx="3" />
      <path className="guide__sign" d="M87 106h11v8h-11zM87 118h11" />
      <Mark cx={92} cy={110} />
    </>
  ),
  android: (
    <>
      <rect className="guide__frame" x="70" y="2" width="100" height="126" rx="14" />
      <rect className="guide__bar" x="78" y="11" width="84" height="20" rx="10" />
      <rect className="guide__text" x="108" y="18" width="40" height="6" rx="3" />
      <rect className="guide__panel" x="78" y="44" width="84" height="62" rx="8" />
      <rect className="guide__text" x="86" y="58" width="36" height="6" rx="3" />
      <rect className="guide__on" x="132" y="55" width="22" height="12" rx="6" />
      <circle className="guide__knob" cx="148" cy="61" r="4" />
      <rect className="guide__text" x="86" y="86" width="36" height="6" rx="3" />
      <rect className="guide__on" x="132" y="83" width="22" height="12" rx="6" />
      <circle className="guide__knob" cx="148" cy="89" r="4" />
      <Sliders cx={92} cy={21} />
      <Mark cx={92} cy={21} />
    </>
  ),
  other: (
    <>
      {desktop}
      <path className="guide__sign" d="M22 20h12v8h-12zM24.5 20v-2a3.5 3.5 0 0 1 7 0v2" />
      <Mark cx={28} cy={22} />
    </>
  ),
};
