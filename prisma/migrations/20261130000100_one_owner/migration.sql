-- One owner each: whoever owned beside the first one, of those who have access, may do nearly all of it as an admin.
UPDATE membership m SET role = 'admin'
WHERE m.role = 'owner' AND m.id <> (
  SELECT o.id FROM membership o
  WHERE o.organization_id = m.organization_id AND o.role = 'owner'
  ORDER BY (o.barred_at IS NOT NULL), o.created_at, o.id
  LIMIT 1);
CREATE UNIQUE INDEX membership_one_owner_idx ON membership (organization_id) WHERE role = 'owner';
