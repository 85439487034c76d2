-- A third answer to an event that was deleted: the booking stands, and the calendar goes without it.
ALTER TABLE "calendar_copy" DROP CONSTRAINT "calendar_copy_question";
ALTER TABLE "calendar_copy" ADD CONSTRAINT "calendar_copy_question" CHECK ("question" IN ('moved', 'deleted', 'left'));
