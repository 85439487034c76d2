-- A meeting that a member calls without an event type: for later, with invitations, or at once.
ALTER TYPE "booking_source" ADD VALUE 'meeting';
ALTER TYPE "booking_source" ADD VALUE 'at_once';
