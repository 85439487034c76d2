import { accounts } from "./promises/accounts.ts";
import { breaches } from "./promises/breaches.ts";
import { browsers } from "./promises/browsers.ts";
import { calls } from "./promises/calls.ts";
import { children } from "./promises/children.ts";
import { erasure } from "./promises/erasure.ts";
import { integrations } from "./promises/integrations.ts";
import { languages } from "./promises/languages.ts";
import { legal } from "./promises/legal.ts";
import { marketing } from "./promises/marketing.ts";
import { notices } from "./promises/notices.ts";
import { oversight } from "./promises/oversight.ts";
import { payments } from "./promises/payments.ts";
import { principles } from "./promises/principles.ts";
import type { PromiseRow } from "./promises/promise.ts";
import { retention } from "./promises/retention.ts";
import { rights } from "./promises/rights.ts";
import { scheduling } from "./promises/scheduling.ts";
import { security } from "./promises/security.ts";
import { traces } from "./promises/traces.ts";

/** How many promises there are: P-001 to P-271. */
export const promiseCount = 271;

/** Every promise by area, in the order of their ids. After a change run tests/promises/shown-promises-printer.ts. */
export const promisesByArea = {
  principles,
  accounts,
  calls,
  scheduling,
  integrations,
  payments,
  oversight,
  browsers,
  marketing,
  retention,
  erasure,
  rights,
  children,
  breaches,
  notices,
  legal,
  security,
  traces,
  languages,
} as const satisfies Record<string, readonly PromiseRow[]>;

export const promises: readonly PromiseRow[] = Object.values(promisesByArea).flat();
