-- What an instance has to know of sign-outs and withdrawn access before it is ready, however much else was written
-- meanwhile. Queries name the types as they are written here, not as parameters: else no plan may use it.
create index concurrently event_of_access on event (position) where type in ('UserSignedOut', 'UserAccessRevoked');
