-- Calendars at Microsoft: another provider that asks people for leave.
ALTER TYPE "calendar_kind" ADD VALUE 'microsoft';
