-- Roles and databases of a new PostgreSQL server; run once by a superuser (on RDS: the master user).
-- psql variables: migrator_password, command_password, query_password.
-- migrator owns the schemas and is the only one that may change events; services never run DDL.

create role migrator    login password :'migrator_password' nosuperuser nocreatedb nocreaterole;
create role command_app login password :'command_password'  nosuperuser nocreatedb nocreaterole;
create role query_app   login password :'query_password'    nosuperuser nocreatedb nocreaterole;

-- No command and no query holds a transaction while it thinks: one that does is a mistake.
alter role command_app set idle_in_transaction_session_timeout = '10s';
alter role command_app set statement_timeout = '30s';

-- Creating a database for another owner needs membership in it where the caller is no superuser.
grant migrator to current_user;

create database eventlog  owner migrator;
create database readmodel owner migrator;

revoke all on database eventlog  from public;
revoke all on database readmodel from public;

-- Nor may they connect to those that every server has. (Where another owns one of these, as Amazon RDS does
-- template1, this is without effect and says so.)
revoke all on database postgres  from public;
revoke all on database template1 from public;

grant connect on database eventlog  to command_app, query_app;
grant connect on database readmodel to query_app;
