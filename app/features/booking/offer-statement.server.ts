/**
 * The statement behind every offer; see offer-repository.server.ts for its shape. Parameters: $1 and $2 name the event
 * type, $3 and $4 bound the starts in question (epoch ms), $5 is a booking left out, $6 is now, $7 is the visitor
 * whose own hold does not count. Busy times travel as text, one flat list of numbers for each host, since thousands
 * of small arrays, or one question for each host, would take longer than the search for slots. offer-row.server.ts
 * puts the parts together.
 */
const at = (parameter: string) => `to_timestamp(${parameter} / 1000.0)`;
const day = (parameter: string) => `(${at(parameter)} AT TIME ZONE 'UTC')::date`;
const ms = (column: string) => `(date_part('epoch', ${column}) * 1000)::bigint`;
const date = (column: string) => `to_char(${column}, 'YYYY-MM-DD')`;

/** A meeting may be a day long and have a day's buffer on both sides, and so may the one that it must not meet. */
const around = "interval '4 days'";

/** A flat list of whole minutes since the epoch, as text: shorter than instants, and PostgreSQL need not validate it. */
const minutes = (start: string, end: string) =>
  `string_agg(floor(date_part('epoch', ${start}) / 60)::int || ',' || ceil(date_part('epoch', ${end}) / 60)::int, ',')`;

/** A window of bookable days counts from today on, so what lies between today and the starts in question counts too. */
const firstDay = `least(${day("$3")}, ${day("$6")}) - 3`;

const hostsOf = "(SELECT h.user_id FROM event_type_host h WHERE h.event_type_id = e.id)";
const liveHold = `k.expires_at > ${at("$6")} AND k.visitor <> $7`;
const near = (start: string, end: string) =>
  `${end} > ${at("$3")} - ${around} AND ${start} < ${at("$4")} + ${around}`;
const starting = (start: string) =>
  `${start} > ${at("$3")} - ${around} AND ${start} < ${at("$4")} + ${around}`;

/** "<host>:<start>,<end>,…;<host>:…" in minutes. */
const listed = (rows: string) => `
  (SELECT coalesce(string_agg(x.host_id || ':' || x.list, ';'), '') FROM
    (SELECT y.host_id, ${minutes("y.s", "y.e")} AS list FROM (${rows}) y GROUP BY y.host_id) x)`;

const busy = listed(`
     SELECT t.host_id, t.starts_at AS s, t.ends_at AS e FROM occupied_time t
      WHERE t.host_id IN ${hostsOf} AND t.booking_id <> $5 AND ${starting("t.starts_at")}
     UNION ALL
     SELECT t.host_id, t.starts_at, t.ends_at FROM hold k JOIN occupied_time t ON t.hold_id = k.id
      WHERE t.host_id IN ${hostsOf} AND ${liveHold} AND ${starting("t.starts_at")}
     UNION ALL
     SELECT z.user_id, z.starts_at, z.ends_at FROM busy_time z
      WHERE z.user_id IN ${hostsOf} AND ${near("z.starts_at", "z.ends_at")}
     UNION ALL
     SELECT v.user_id, v.starts_at, v.ends_at FROM calendar_busy v JOIN connected_calendar c ON c.id = v.calendar_id
      WHERE v.user_id IN ${hostsOf} AND (c.tentative_busy OR NOT v.tentative)
        AND NOT EXISTS (SELECT 1 FROM ignored_calendar i WHERE i.calendar_id = c.id AND i.event_type_id = e.id) AND ${near("v.starts_at", "v.ends_at")}`);

const limitColumns = `'period', l.period, 'maxCount', l.max_count, 'maxMinutes', l.max_minutes`;

/** A limit may count a whole year, wherever in it the starts in question lie. */
const withinAYear = `b.starts_at > ${at("$3")} - interval '368 days' AND b.starts_at < ${at("$4")} + interval '368 days'`;
const counts = `b.status IN ('pending', 'confirmed') AND b.id <> $5`;

const hosts = `
  (SELECT coalesce(json_agg(json_build_object('id', u.id, 'name', u.name, 'scheduleId', h.schedule_id, 'fixed', h.fixed,
      'groupName', h.group_name, 'priority', h.priority, 'weight', h.weight) ORDER BY h.position, u.name, u.id), '[]')
     FROM event_type_host h JOIN app_user u ON u.id = h.user_id
     JOIN membership m ON m.user_id = h.user_id AND m.organization_id = o.id AND m.suspended_at IS NULL
    WHERE h.event_type_id = e.id)`;

const away = `
  (SELECT coalesce(json_agg(json_build_object('userId', a.user_id, 'firstDate', ${date("a.first_date")}, 'lastDate', ${date("a.last_date")}, 'colleagueId', a.colleague_id)), '[]')
     FROM out_of_office a WHERE a.user_id IN ${hostsOf} AND a.organization_id = o.id
      AND a.last_date >= ${firstDay} AND a.first_date <= ${day("$4")} + 3)`;

const travel = `
  (SELECT coalesce(json_agg(json_build_object('userId', p.user_id, 'firstDate', ${date("p.first_date")}, 'lastDate', ${date("p.last_date")}, 'timeZone', p.time_zone) ORDER BY p.created_at), '[]')
     FROM travel_period p WHERE p.user_id IN ${hostsOf} AND p.organization_id = o.id
      AND p.last_date >= ${firstDay} AND p.first_date <= ${day("$4")} + 3)`;

const memberLimits = `
  (SELECT coalesce(json_agg(json_build_object('userId', l.user_id, ${limitColumns}) ORDER BY l.period), '[]')
     FROM booking_limit l WHERE l.organization_id = o.id AND l.user_id IN ${hostsOf})`;

const memberTaken = listed(`
     SELECT g.user_id AS host_id, b.starts_at AS s, b.ends_at AS e FROM booking_limit l
       JOIN booking_host g ON g.user_id = l.user_id JOIN booking b ON b.id = g.booking_id
      WHERE l.organization_id = o.id AND l.user_id IN ${hostsOf}
        AND l.id = (SELECT min(first.id) FROM booking_limit first WHERE first.user_id = l.user_id AND first.organization_id = o.id)
        AND b.organization_id = o.id AND ${counts} AND ${withinAYear}`);

const eventTypeLimits = `
  (SELECT coalesce(json_agg(json_build_object(${limitColumns}) ORDER BY l.period), '[]')
     FROM booking_limit l WHERE l.event_type_id = e.id)`;

const eventTypeTaken = `
  CASE WHEN EXISTS (SELECT 1 FROM booking_limit l WHERE l.event_type_id = e.id) THEN
    (SELECT coalesce(${minutes("b.starts_at", "b.ends_at")}, '') FROM booking b
      WHERE b.event_type_id = e.id AND ${counts} AND ${withinAYear}) ELSE '' END`;

const schedules = `
  (SELECT coalesce(json_agg(json_build_object('id', s.id, 'timeZone', s.time_zone, 'holidayCountry', s.holiday_country, 'workedHolidays', s.worked_holidays,
      'rules', (SELECT coalesce(json_agg(json_build_array(r.weekday, r.start_minute, r.end_minute)), '[]') FROM availability_rule r WHERE r.schedule_id = s.id),
      'overrides', (SELECT coalesce(json_agg(json_build_array(${date("d.date")}, d.start_minute, d.end_minute)), '[]')
         FROM date_override d WHERE d.schedule_id = s.id AND d.date BETWEEN ${firstDay} AND ${day("$4")} + 3))), '[]')
     FROM schedule s WHERE s.id IN (SELECT h.schedule_id FROM event_type_host h WHERE h.event_type_id = e.id))`;

const meetings = `
  (SELECT coalesce(json_agg(json_build_object('hostId', g.host_id, 'bookingId', g.booking_id, 'start', g.start, 'end', g.end,
      'seats', g.seats, 'taken', g.held + g.attending)), '[]') FROM (
     SELECT t.host_id, max(t.booking_id) AS booking_id, ${ms("coalesce(min(b.starts_at), min(k.starts_at))")} AS start,
       ${ms("coalesce(min(b.ends_at), min(k.ends_at))")} AS end, coalesce(max(b.seats), e.seats) AS seats, count(k.id) AS held,
       (SELECT count(*) FROM attendee a WHERE a.booking_id = max(t.booking_id) AND a.status IN ('pending', 'confirmed')) AS attending
     FROM occupied_time t LEFT JOIN booking b ON b.id = t.booking_id LEFT JOIN hold k ON k.id = t.hold_id
     WHERE t.host_id IN ${hostsOf} AND t.meeting LIKE e.id || '@%' AND t.booking_id IS DISTINCT FROM $5
       AND (t.hold_id IS NULL OR (${liveHold})) AND ${starting("t.starts_at")}
     GROUP BY t.host_id, t.meeting) g)`;

const heldUntil = `
  (SELECT date_part('epoch', min(k.expires_at)) * 1000 FROM hold k JOIN occupied_time t ON t.hold_id = k.id
    WHERE k.expires_at > ${at("$6")} AND t.host_id IN ${hostsOf})`;

export const offerText = `
SELECT o.id AS "organizationId", o.name AS "organizationName", o.slug AS "organizationSlug",
  o.welcome_text AS "welcomeText", o.accent_color AS "accentColor", o.logo_id AS "logoId",
  coalesce(e.retention_days, o.retention_days) AS "retentionDays", o.keeps_campaign AS "keepsCampaign", o.refuses_unasked AS "refusesUnasked", o.allowed_sites AS "allowedSites",
  o.time_zone AS "organizationZone", v.version,
  e.id AS "eventTypeId", e.slug, e.title, e.description, e.color, e.hidden, e.by_links_alone AS "byLinksAlone", e.disabled, e.deleted_at IS NOT NULL AS deleted,
  e.host_mode AS "hostMode", e.attendee_chooses_host AS "attendeeChoosesHost",
  e.length_minutes AS "lengthMinutes", e.other_lengths AS "otherLengths",
  e.slot_interval_minutes AS "slotIntervalMinutes", e.slot_offset_minutes AS "slotOffsetMinutes", e.fit_closely AS "fitClosely",
  e.buffer_before_minutes AS "bufferBeforeMinutes", e.buffer_after_minutes AS "bufferAfterMinutes",
  e.notice_minutes AS "noticeMinutes", e.window_kind AS "windowKind", e.window_days AS "windowDays",
  ${date("e.window_first_date")} AS "windowFirstDate", ${date("e.window_last_date")} AS "windowLastDate",
  e.ongoing_per_attendee AS "ongoingPerAttendee", e.seats, e.shows_seats_left AS "showsSeatsLeft", e.shows_attendees AS "showsAttendees",
  e.waiting_list AND NOT e.by_links_alone AS "waitingList", e.offer_minutes AS "offerMinutes",
  e.series_unit AS "seriesUnit", e.series_every AS "seriesEvery", e.series_max AS "seriesMax",
  e.approval, e.approval_notice_minutes AS "approvalNotice", e.approval_hours AS "approvalHours", e.pending_blocks AS "pendingBlocks",
  e.guests_max AS "guestsMax", e.attendees_may_cancel AS "attendeesMayCancel", e.attendees_may_move AS "attendeesMayMove",
  e.change_notice_minutes AS "changeNoticeMinutes", e.cancellation_policy AS "cancellationPolicy",
  e.asks_news AS "asksNews", e.news_text AS "newsText",
  e.confirmation_text AS "confirmationText", e.redirect_url AS "redirectUrl", e.redirects_details AS "redirectsDetails",
  ${hosts} AS hosts, ${schedules} AS schedules, ${busy} AS busy, ${away} AS away, ${travel} AS travel,
  ${memberLimits} AS "memberLimits", ${memberTaken} AS "memberTaken",
  (SELECT coalesce(json_agg(json_build_object('id', l.id, 'kind', l.kind, 'detail', l.detail) ORDER BY l.position, l.id), '[]')
     FROM event_location l WHERE l.event_type_id = e.id) AS locations,
  (SELECT coalesce(json_agg(json_build_object('id', q.id, 'kind', q.kind, 'label', q.label, 'purpose', q.purpose, 'required', q.required, 'options', q.options,
      'hidden', q.hidden, 'sensitive', q.sensitive,
      'answerDays', least(coalesce(e.retention_days, o.retention_days), q.answer_days, o.answer_days,
        CASE WHEN q.sensitive THEN o.sensitive_answer_days END),
      'prefillName', q.prefill_name,
      'conditionId', q.condition_id, 'conditionValue', q.condition_value) ORDER BY q.position, q.id), '[]')
     FROM question q WHERE q.event_type_id = e.id) AS questions,
  ${eventTypeLimits} AS limits, ${eventTypeTaken} AS taken, ${heldUntil} AS "heldUntil",
  CASE WHEN e.seats IS NULL THEN '[]'::json ELSE ${meetings} END AS meetings
FROM event_type e
JOIN organization o ON o.id = e.organization_id
JOIN page_version v ON v.organization_id = o.id`;
