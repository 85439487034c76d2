-- A business of many people: who manages them, and who looks after pages and everybody's bookings.
ALTER TYPE member_role ADD VALUE 'admin' BEFORE 'member';
ALTER TYPE member_role ADD VALUE 'manager' BEFORE 'member';
