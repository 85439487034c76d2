-- What the operator allows of rules of erasure. A rule that is not here has Parley's own limits.
CREATE TABLE "retention_limit" (
  "rule" TEXT NOT NULL,
  "min_days" INTEGER NOT NULL,
  "max_days" INTEGER NOT NULL,
  CONSTRAINT "retention_limit_pkey" PRIMARY KEY ("rule"),
  CONSTRAINT "retention_limit_rule_check" CHECK ("rule" IN ('booking', 'answer', 'sensitiveAnswer', 'call')),
  CONSTRAINT "retention_limit_days_check" CHECK ("min_days" <= "max_days")
);

-- The nearest days that are allowed. "As long as the business is here" is so where the operator set no end to bookings.
CREATE FUNCTION "within_limit"("of_rule" text, "days" integer) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT CASE WHEN days = 36500 AND l.max_days >= 2557 THEN days
      ELSE greatest(l.min_days, least(l.max_days, days)) END
    FROM retention_limit l WHERE l.rule = of_rule AND days IS NOT NULL), days)
$$;

-- Whatever writes a rule, a form, an import or a terminal, it is held to the limits.
CREATE FUNCTION "organization_within_limits"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.retention_days := within_limit('booking', NEW.retention_days);
  NEW.answer_days := within_limit('answer', NEW.answer_days);
  NEW.sensitive_answer_days := within_limit('sensitiveAnswer', NEW.sensitive_answer_days);
  NEW.call_days := within_limit('call', NEW.call_days);
  RETURN NEW;
END $$;

CREATE TRIGGER "within_limits"
  BEFORE INSERT OR UPDATE OF "retention_days", "answer_days", "sensitive_answer_days", "call_days" ON "organization"
  FOR EACH ROW EXECUTE FUNCTION "organization_within_limits"();

CREATE FUNCTION "event_type_within_limits"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.retention_days := within_limit('booking', NEW.retention_days);
  RETURN NEW;
END $$;

CREATE TRIGGER "within_limits" BEFORE INSERT OR UPDATE OF "retention_days" ON "event_type"
  FOR EACH ROW EXECUTE FUNCTION "event_type_within_limits"();

CREATE FUNCTION "question_within_limits"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.answer_days := within_limit(CASE WHEN NEW.sensitive THEN 'sensitiveAnswer' ELSE 'answer' END, NEW.answer_days);
  RETURN NEW;
END $$;

CREATE TRIGGER "within_limits" BEFORE INSERT OR UPDATE OF "answer_days", "sensitive" ON "question"
  FOR EACH ROW EXECUTE FUNCTION "question_within_limits"();

-- New limits hold for the rules that there are. The triggers on those give what a shorter one takes its seven days.
CREATE FUNCTION "limits_hold"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE question SET answer_days = answer_days WHERE answer_days IS DISTINCT FROM
    within_limit(CASE WHEN sensitive THEN 'sensitiveAnswer' ELSE 'answer' END, answer_days);
  UPDATE event_type SET retention_days = retention_days
   WHERE retention_days IS DISTINCT FROM within_limit('booking', retention_days);
  UPDATE organization SET retention_days = retention_days
   WHERE (retention_days, answer_days, sensitive_answer_days, call_days) IS DISTINCT FROM
     (within_limit('booking', retention_days), within_limit('answer', answer_days),
      within_limit('sensitiveAnswer', sensitive_answer_days), within_limit('call', call_days));
  RETURN NULL;
END $$;

CREATE TRIGGER "limits_hold" AFTER INSERT OR UPDATE ON "retention_limit"
  FOR EACH STATEMENT EXECUTE FUNCTION "limits_hold"();

ALTER TYPE "mail_kind" ADD VALUE 'limits_changed';
