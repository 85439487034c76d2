import type { ReactNode } from "react";

export type TimelineStep = {
  key: string;
  label: string;
  /** Date or sentence under the label. */
  detail?: ReactNode;
  /** `gone` is what will not be there any more: the data after erasure. */
  state: "past" | "current" | "future" | "gone";
};

/** The life of a booking, from made to forgotten: from left to right, downwards on small screens. */
export function Timeline({ label, steps }: { label: string; steps: readonly TimelineStep[] }) {
  return (
    <ol className="timeline" aria-label={label}>
      {steps.map((step) => (
        <li
          key={step.key}
          className="timeline__step"
          data-state={step.state}
          aria-current={step.state === "current" ? "step" : undefined}
        >
          <span className="timeline__point" aria-hidden="true" />
          <span className="timeline__label">{step.label}</span>
          {step.detail && <span className="timeline__detail">{step.detail}</span>}
        </li>
      ))}
    </ol>
  );
}
