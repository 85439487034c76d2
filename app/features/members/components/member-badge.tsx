import { Badge, type Tone } from "#app/ui/badge.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { MemberState } from "../members-page.server.ts";

const tones: Record<MemberState, Tone> = {
  active: "success",
  suspended: "danger",
  resting: "neutral",
  leaving: "warning",
};

export function MemberBadge({ state }: { state: MemberState }) {
  const { t } = useI18n();
  return <Badge tone={tones[state]}>{t(`member.state.${state}`)}</Badge>;
}
