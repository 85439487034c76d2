import type { MemberRole } from "#app/domain/member/permissions.ts";
import { RadioGroup } from "#app/ui/form/radio-group.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { givenRoles } from "../member-form.ts";

/** One of the roles that can be given, each with what it may do. */
export function RoleChoice({ legend, role }: { legend: string; role: MemberRole }) {
  const { t } = useI18n();
  return (
    <RadioGroup
      key={role}
      legend={legend}
      name="role"
      look="cards"
      defaultValue={role}
      options={givenRoles.map((one) => ({
        value: one,
        label: t(`organization.role.${one}`),
        hint: t(`member.role.${one}`),
      }))}
    />
  );
}
